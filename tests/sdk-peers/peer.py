"""Drives the official Python SDK against the mock and prints a row for every call.

    peer.py API_URL PAGE_URL KEYS

API_URL and PAGE_URL are two names of the mock, so that the host of a call can be told.
KEYS is the folder with the published TEST keys.
Exits with 1 if a row is not as expected.
"""

import json
import logging
import os
import queue
import sys
import tempfile
import threading
import time
import urllib.parse
from http.server import BaseHTTPRequestHandler, HTTPServer

import adapay
import adapay.account
import adapay.checkout
import adapay.request_tools as tools
import adapay.wallet
import requests

API, PAGE, KEYS = sys.argv[1:4]
APP = "app_peer_python"
failures = 0
is_quiet = False


def key(name):
    with open(os.path.join(KEYS, name + ".txt"), encoding="ascii") as file:
        return file.read().strip()


def row(call, subject, problem, note=""):
    global failures
    failures += bool(problem)
    if is_quiet and not problem:
        return
    print(f"python  {call:28} {subject:32} {'FAILED: ' + problem if problem else note or 'ok'}")


# ---- the SDK, pointed at the mock

# The hosts and Adapay's key are constants of modules, and three modules copy the name of the second host.
tools.pay_base_url = API
for module in (adapay.checkout, adapay.wallet, adapay.account):
    module.page_base_url = PAGE
tools.public_key = key("platform.public")

adapay.mer_config = {
    "2048 bits": {"api_key": "api_live_peer", "private_key": key("merchant_2048.private")},
    "1024 bits": {"api_key": "api_test_peer", "private_key": key("merchant_1024.private")},
    "wrong key": {"api_key": "api_test_peer", "private_key": key("platform.private")},
    "no key": {"api_key": "api_test_peer", "private_key": "bm8ga2V5"},
}
MERCHANT = "2048 bits"


class Wire:
    """What the last call sent, and the fault that the next call asks for."""

    url = status = fault = None
    headers = {}


def watched(send):
    """The SDK calls `requests.get` and `requests.post`; this notes what they do."""

    def call(url, *args, headers=None, **rest):
        headers = dict(headers or {}, **({"Mock-Fault": Wire.fault} if Wire.fault else {}))
        Wire.url, Wire.status, Wire.headers = url, None, headers
        response = send(url, *args, headers=headers, **rest)
        Wire.status = response.status_code
        return response

    return call


requests.get, requests.post = watched(requests.get), watched(requests.post)


class Faulty:
    """The calls in this block ask for a fault."""

    def __init__(self, fault):
        self.fault = fault

    def __enter__(self):
        Wire.fault = self.fault

    def __exit__(self, *_):
        Wire.fault = None


# ---- the operations


class Taker(BaseHTTPRequestHandler):
    """Takes notifications."""

    def do_POST(self):
        form = self.rfile.read(int(self.headers["content-length"])).decode()
        self.server.forms.put(dict(urllib.parse.parse_qsl(form, keep_blank_values=True)))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass


taker = HTTPServer(("127.0.0.1", 0), Taker)
taker.forms = queue.Queue()
threading.Thread(target=taker.serve_forever, daemon=True).start()
NOTIFY = f"http://127.0.0.1:{taker.server_port}/notify"

serial = 0


def order_no():
    global serial
    serial += 1
    return f"py_{int(time.time() * 1000)}_{serial}"


def cash(**more):
    return {"order_no": order_no(), "app_id": APP, "cash_type": "T1", "cash_amt": "0.10", "member_id": "0", **more}


def order(**more):
    texts = {"goods_title": "商品 & Co + 1", "goods_desc": 'a "quoted" word'}
    return {"order_no": order_no(), "app_id": APP, "pay_amt": "1.05", **texts, **more}


def difference(answer, expected):
    """The first thing in which an answer is not as expected."""
    if not isinstance(answer, dict):
        return f"{type(answer).__name__} {str(answer)[:80]!r} is no answer"
    for name, value in expected.items():
        got = answer.get(name)
        if not (value(got) if callable(value) else got == value):
            return f"{name} is {got!r} in {json.dumps(answer, ensure_ascii=False)[:200]}"
    return ""


def operation(name, call, base, send, params, **expected):
    """Makes a call that must succeed, and holds that it went to its host and that the answer is its own."""
    try:
        answer = send(mer_key=MERCHANT, **params)
    except Exception as error:  # whatever the SDK throws is its answer
        row(call, name, f"{type(error).__name__}: {error}")
        return {}
    host = "" if Wire.url.startswith(base + "/") else f"sent to {Wire.url}"
    status = "" if Wire.status == 200 else f"HTTP {Wire.status} {answer}"
    mode = "true" if MERCHANT == "2048 bits" else "false"
    if "prod_mode" in answer:
        expected["prod_mode"] = mode
    row(call, name, host or status or difference(answer, expected))
    return answer


def operations():
    is_text = lambda value: isinstance(value, str) and value != ""
    asked = cash(notify_url=NOTIFY, remark="取现", fee_mode="", div=None)
    operation("create_cash", "Drawcash.create", API, adapay.Drawcash.create, asked, object="cash", order_no=asked["order_no"],
              cash_amt="0.10", status="pending", id=is_text)
    notified(asked)
    operation("query_cash", "Drawcash.query", API, adapay.Drawcash.query, {"order_no": asked["order_no"]}, status="succeeded",
              cash_list=lambda items: len(items) == 1 and items[0]["cash_amt"] == "0.10" and items[0]["trans_stat"] in "SP")
    operation("get_balance", "SettleAccount.query_balance", API, adapay.SettleAccount.query_balance,
              {"app_id": APP, "member_id": "0", "settle_account_id": "a b+c&d=e/中"}, object="account_balance", app_id=APP, avl_balance=is_text)
    # No class has this operation; this is the function that all classes use.
    operation("get_cash_quota", "request_get", API, lambda **params: tools.request_get("/v1/acct/cashQuota", params),
              {"cust_id": "Adapay商户号"}, object="cash_quota", cust_id="Adapay商户号", cash_quota=is_text)
    operation("create_wallet_login", "Wallet.login", PAGE, adapay.Wallet.login, {"app_id": APP, "member_id": "0", "ip": "192.0.2.1"},
              object="login", app_id=APP, redirect_url=is_text)
    asked = order()
    operation("create_account_payment", "Account.payment", PAGE, adapay.Account.payment, asked, object="account_payment",
              order_no=asked["order_no"], pay_amt="1.05", expend=lambda expend: is_text(expend["pay_url"]))
    parts = [{"member_id": "0", "amount": "1.00", "fee_flag": "Y"}, {"member_id": "m_1", "amount": "0.05", "fee_flag": "N"}]
    asked = order(member_id="m_1", div_members=parts)
    operation("create_checkout", "Checkout.create", PAGE, adapay.Checkout.create, asked, object="checkout", order_no=asked["order_no"],
              goods_title=asked["goods_title"], expend=lambda expend: is_text(expend["pay_url"]))
    operation("list_checkouts", "Checkout.list", PAGE, adapay.Checkout.list, {"app_id": APP, "page_index": 1, "page_size": 20, "order_no": asked["order_no"]},
              object="list", checkouts=lambda items: [item["order_no"] for item in items] == [asked["order_no"]])


def again():
    """The same calls with the other key, in mock mode; only what fails is shown."""
    global MERCHANT, is_quiet
    before = failures
    MERCHANT, is_quiet = "1024 bits", True
    operations()
    MERCHANT, is_quiet = "2048 bits", False
    row("all calls above", "1024 bits, mock mode", "see above" if failures > before else "")


def notified(asked):
    try:
        form = taker.forms.get(timeout=10)
    except queue.Empty:
        return row("AdapayTools.verify_sign", "notify_cash", "no notification came")
    verified, why = adapay.AdapayTools.verify_sign(form["data"], form["sign"], tools.public_key)
    changed, _ = adapay.AdapayTools.verify_sign(form["data"] + " ", form["sign"], tools.public_key)
    problem = "" if verified and not changed else f"verified: {verified} {why}, changed data verified: {changed}"
    row("AdapayTools.verify_sign", "notify_cash", problem or difference(json.loads(form["data"]), {"order_no": asked["order_no"]}))


# ---- what has to be refused, so that the rows above mean something


def refused(subject, merchant, params, code):
    answer = adapay.Drawcash.create(mer_key=merchant, **params)
    problem = difference(answer, {"error_code": code, "status": "failed"})
    row("Drawcash.create", subject, problem or ("HTTP 200" if Wire.status == 200 else ""), f"ok: HTTP {Wire.status} {code}")


def refusals():
    asked = cash()
    adapay.Drawcash.create(mer_key=MERCHANT, **asked)
    refused("the same order_no again", MERCHANT, asked, "request_order_no_repeate")
    refused("signed by a stranger", "wrong key", cash(), "security_exception")
    refused("an amount with one decimal", MERCHANT, cash(cash_amt="0.1"), "request_parameter_error")
    with Faulty("wrong-signature"):
        try:
            answer = adapay.Drawcash.query(mer_key=MERCHANT, order_no=asked["order_no"])
            row("Drawcash.query", "an answer with a wrong signature", f"taken: {answer}")
        except RuntimeError as error:
            row("Drawcash.query", "an answer with a wrong signature", "", f"ok: RuntimeError {error}")


# ---- where the SDK itself is wrong


def known(subject, is_so, note):
    row("known error", subject, "" if is_so else f"not so: {note}", note)


def balance(**more):
    return adapay.SettleAccount.query_balance(mer_key=MERCHANT, **{"app_id": APP, "member_id": "0", **more})


def errors():
    with Faulty("unsigned"):
        answer = balance()
    known("unsigned 200", Wire.status == 200 and "data" in answer, f"returned as a result: {list(answer)}")
    with Faulty("html"):
        answer = balance()
    known("502 with HTML", isinstance(answer, str), f"returned as a result, a {type(answer).__name__} without the status")
    with Faulty("redirect"):
        answer = balance()
    known("307", "elsewhere" in str(answer), f"followed, {Wire.url.split('/', 3)[-1]} became {answer}")
    answer = adapay.Drawcash.create(mer_key="no key", **cash())
    known("unreadable private key", answer.get("error_code") == "security_exception", f"sent, with the header signature: {Wire.headers['signature']!r}")
    answer = balance(acct_type=True)
    known("a boolean in a GET", answer.get("error_code") == "security_exception", "signed as true, sent as True")
    verdict = adapay.AdapayTools.verify_sign("data", "bm8=", tools.public_key)
    known("verify_sign of a forgery", bool(verdict), f"a tuple, which is true: {verdict}")
    with tempfile.TemporaryDirectory() as folder:
        adapay.init_log(log_level=logging.INFO, log_file_path=os.path.join(folder, "adapay.log"))
        balance()
        adapay.log_util.log_level = ""
        text = "".join(open(os.path.join(folder, name), encoding="utf-8").read() for name in os.listdir(folder))
    known("its log, level INFO", "api_live_peer" in text and Wire.headers["signature"] in text, "has the api_key and the signature")


def error_of_shared_state():
    """Two threads, in an order that may happen: the SDK keeps the request in attributes of a class."""
    build, both = tools.ApiRequest.build, threading.Barrier(2, timeout=10)

    def build_and_wait(*args, **rest):
        build(*args, **rest)
        both.wait()

    tools.ApiRequest.build = staticmethod(build_and_wait)
    answers = {}
    ask = lambda app: answers.update({app: balance(app_id=app).get("app_id")})
    threads = [threading.Thread(target=ask, args=[app]) for app in ("app_1", "app_2")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    tools.ApiRequest.build = staticmethod(build)
    known("two threads at once", len(set(answers.values())) == 1 and len(answers) == 2, f"one's request is sent twice: {answers}")


operations()
again()
if failures:
    sys.exit(1)  # the rest would say nothing
refusals()
errors()
error_of_shared_state()
sys.exit(1 if failures else 0)
