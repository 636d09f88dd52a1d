// Drives the official npm SDK against the mock and prints a row for every call.
//
//     NODE_PATH=FOLDER/node_modules node peer.js API_URL PAGE_URL KEYS
//
// API_URL and PAGE_URL are two names of the mock, so that the host of a call can be told.
// KEYS is the folder with the published TEST keys.
// The SDK writes its log into the current folder.
// Exits with 1 if a row is not as expected.
'use strict';

const dns = require('dns');
const fs = require('fs');
const http = require('http');
const path = require('path');
const { setTimeout: sleep } = require('timers/promises');

// The mock listens on IPv4 alone, and `localhost` is one of its two names.
dns.setDefaultResultOrder('ipv4first');

const axios = require('axios');
const { adapayCore, pay } = require('adapay');
const { AdaPay } = pay;
const { Account, AdapayTools, Checkout, Config, Drawcash, SettleAccount, Wallet } = AdaPay;

const [API, PAGE, KEYS] = process.argv.slice(2);
const APP = 'app_peer_npm';
let failures = 0;
let isQuiet = false;

const key = (name) => fs.readFileSync(path.join(KEYS, `${name}.txt`), 'ascii').trim();

function row(call, subject, problem, note) {
  if (problem) failures += 1;
  if (isQuiet && !problem) return;
  console.log(`npm     ${call.padEnd(28)} ${subject.padEnd(32)} ${problem ? `FAILED: ${problem}` : note || 'ok'}`);
}

// ---- the SDK, pointed at the mock: all of it can be configured

const MERCHANTS = {
  '2048 bits': { api_key: 'api_live_peer', private_key: key('merchant_2048.private') },
  '1024 bits': { api_key: 'api_test_peer', private_key: key('merchant_1024.private') },
  'wrong key': { api_key: 'api_test_peer', private_key: key('platform.private') },
  'no key': { api_key: 'api_test_peer', private_key: 'bm8ga2V5' },
};
let merchant;

function use(name) {
  merchant = name;
  AdaPay.set_config({ base_url: API, page_base_url: PAGE, public_key: key('platform.public'), ...MERCHANTS[name] });
}

// What the last call sent, and the fault that the next call asks for.
const wire = { url: '', body: undefined, signature: undefined, status: 0, fault: undefined };

axios.interceptors.request.use((config) => {
  Object.assign(wire, { url: config.url, body: config.data, signature: config.headers.Signature, status: 0 });
  if (wire.fault) config.headers['Mock-Fault'] = wire.fault;
  return config;
});
axios.interceptors.response.use(
  (response) => {
    wire.status = response.status;
    return response;
  },
  (error) => {
    wire.status = error.response ? error.response.status : 0;
    return Promise.reject(error);
  },
);

async function faulty(fault, call) {
  wire.fault = fault;
  try {
    return await outcome(call);
  } finally {
    wire.fault = undefined;
  }
}

// How a call ended: resolved or rejected, and with what.
const outcome = (call) =>
  call().then(
    (value) => ({ resolved: true, value, answer: parsed(value) }),
    (error) => ({ resolved: false, value: error, answer: undefined }),
  );

// The SDK resolves with the text of `data`.
function parsed(value) {
  try {
    return typeof value === 'string' ? JSON.parse(value) : value;
  } catch {
    return value;
  }
}

// ---- the operations

const forms = [];
const taker = http.createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    forms.push(Object.fromEntries(new URLSearchParams(body)));
    response.end();
  });
});
const listening = (server) => new Promise((done) => server.listen(0, '127.0.0.1', () => done(`http://127.0.0.1:${server.address().port}`)));

let serial = 0;
const orderNo = () => `npm_${Date.now()}_${(serial += 1)}`;
const cash = (more) => ({ order_no: orderNo(), app_id: APP, cash_type: 'T1', cash_amt: '0.10', member_id: '0', ...more });
const order = (more) => ({ order_no: orderNo(), app_id: APP, pay_amt: '1.05', goods_title: '商品 & Co + 1', goods_desc: 'a "quoted" word', ...more });
const isText = (value) => typeof value === 'string' && value !== '';
const shown = (value) => (value instanceof Error ? String(value) : JSON.stringify(value)) || String(value);

// The first thing in which an answer is not as expected.
function difference(answer, expected) {
  if (answer === null || typeof answer !== 'object') return `${shown(answer).slice(0, 80)} is no answer`;
  for (const [name, value] of Object.entries(expected)) {
    const right = typeof value === 'function' ? value(answer[name]) : answer[name] === value;
    if (!right) return `${name} is ${shown(answer[name])} in ${shown(answer).slice(0, 200)}`;
  }
  return '';
}

// Makes a call that must succeed, and holds that it went to its host and that the answer is its own.
async function operation(name, call, base, send, params, expected) {
  const { resolved, value, answer } = await outcome(() => send(params));
  if (!resolved) return row(call, name, `rejected with ${shown(value)}`);
  const host = wire.url.startsWith(`${base}/`) ? '' : `sent to ${wire.url}`;
  const status = wire.status === 200 ? '' : `HTTP ${wire.status} ${shown(value)}`;
  const mode = answer.prod_mode === undefined ? {} : { prod_mode: merchant === '2048 bits' ? 'true' : 'false' };
  row(call, name, host || status || difference(answer, { ...expected, ...mode }));
}

async function operations(notifyUrl) {
  let asked = cash({ notify_url: notifyUrl, remark: '取现' });
  const isAsked = (items) => items.length === 1 && items[0].cash_amt === '0.10' && 'SP'.includes(items[0].trans_stat);
  await operation('create_cash', 'Drawcash.create', API, Drawcash.create, asked,
    { object: 'cash', order_no: asked.order_no, cash_amt: '0.10', status: 'pending', id: isText });
  await notified(asked);
  await operation('query_cash', 'Drawcash.query', API, Drawcash.query, { order_no: asked.order_no }, { status: 'succeeded', cash_list: isAsked });
  await operation('get_balance', 'SettleAccount.balance', API, SettleAccount.balance, { app_id: APP, member_id: '0' },
    { object: 'account_balance', app_id: APP, avl_balance: isText });
  // No class has this operation; this is the function that all classes use.
  const quota = (params) => adapayCore.Http.get(`${Config.base_url}/v1/acct/cashQuota`, params, Config);
  await operation('get_cash_quota', 'Http.get', API, quota, { cust_id: 'Adapay商户号' },
    { object: 'cash_quota', cust_id: 'Adapay商户号', cash_quota: isText });
  await operation('create_wallet_login', 'Wallet.login', PAGE, Wallet.login, { app_id: APP, member_id: '0', ip: '192.0.2.1' },
    { object: 'login', app_id: APP, redirect_url: isText });
  asked = order();
  // The SDK sends this one to the other host, see the known errors.
  await operation('create_account_payment', 'Account.payment', API, Account.payment, asked,
    { object: 'account_payment', order_no: asked.order_no, pay_amt: '1.05', expend: (expend) => isText(expend.pay_url) });
  const parts = [{ member_id: '0', amount: '1.00', fee_flag: 'Y' }, { member_id: 'm_1', amount: '0.05', fee_flag: 'N' }];
  asked = order({ member_id: 'm_1', div_members: parts });
  await operation('create_checkout', 'Checkout.create', PAGE, Checkout.create, asked,
    { object: 'checkout', order_no: asked.order_no, goods_title: asked.goods_title, expend: (expend) => isText(expend.pay_url) });
  const isListed = (items) => items.map((item) => item.order_no).join() === asked.order_no;
  await operation('list_checkouts', 'Checkout.queryList', PAGE, Checkout.queryList, { app_id: APP, page_index: 1, page_size: 20, order_no: asked.order_no },
    { object: 'list', checkouts: isListed });
}

// The same calls with the other key, in mock mode; only what fails is shown.
async function again(notifyUrl) {
  const before = failures;
  use('1024 bits');
  isQuiet = true;
  await operations(notifyUrl);
  isQuiet = false;
  use('2048 bits');
  row('all calls above', '1024 bits, mock mode', failures > before ? 'see above' : '');
}

async function notified(asked) {
  for (let tries = 0; tries < 200 && forms.length === 0; tries += 1) await sleep(50);
  const form = forms.shift();
  if (!form) return row('AdapayTools.verifySign', 'notify_cash', 'no notification came');
  const verified = AdapayTools.verifySign({ data: form.data }, form.sign, Config);
  const changed = AdapayTools.verifySign({ data: `${form.data} ` }, form.sign, Config);
  const problem = verified === form.data && changed instanceof Error ? '' : `verified: ${shown(verified)}, changed data: ${shown(changed)}`;
  row('AdapayTools.verifySign', 'notify_cash', problem || difference(JSON.parse(form.data), { order_no: asked.order_no }));
}

// ---- what has to be refused, so that the rows above mean something

async function refused(subject, params, code) {
  const { value, answer } = await outcome(() => Drawcash.create(params));
  const problem = difference(answer, { error_code: code, status: 'failed' }) || (wire.status === 200 ? 'HTTP 200' : '');
  row('Drawcash.create', subject, problem && `${problem} ${shown(value)}`, `ok: HTTP ${wire.status} ${code}`);
}

async function refusals() {
  const asked = cash();
  await outcome(() => Drawcash.create(asked));
  await refused('the same order_no again', asked, 'request_order_no_repeate');
  use('wrong key');
  await refused('signed by a stranger', cash(), 'security_exception');
  use('2048 bits');
  await refused('an amount with one decimal', cash({ cash_amt: '0.1' }), 'request_parameter_error');
  for (const fault of ['wrong-signature', 'unsigned']) {
    const { resolved, value } = await faulty(fault, () => Drawcash.query({ order_no: asked.order_no }));
    row('Drawcash.query', `an answer, ${fault}`, resolved ? `taken: ${shown(value)}` : '', `ok: rejected with ${shown(value)}`);
  }
}

// ---- where the SDK itself is wrong

const known = (subject, isSo, note) => row('known error', subject, isSo ? '' : `not so: ${note}`, note);
const balance = (more) => SettleAccount.balance({ app_id: APP, member_id: '0', ...more });

async function errorsOfAnswers() {
  const asked = cash();
  await outcome(() => Drawcash.create(asked));
  const ok = await outcome(() => balance());
  known('a result', typeof ok.value === 'string', 'is text, not parsed');
  const no = await outcome(() => Drawcash.create(asked));
  known('a refusal', no.resolved && wire.status !== 200, 'resolves like a result, without the status');
  for (const fault of ['wrong-signature', 'unsigned']) {
    const { resolved, answer } = await faulty(fault, () => Drawcash.create(asked));
    known(`a refusal, ${fault}`, resolved && answer.error_code === 'request_order_no_repeate', 'resolves, its signature is not looked at');
  }
  const html = await faulty('html', () => balance());
  known('502 with HTML', html.resolved && typeof html.value === 'string', 'resolves with the page');
  const moved = await faulty('redirect', () => balance());
  known('307', shown(moved.value).includes('elsewhere'), `followed, became ${shown(moved.value)}`);
  const forged = AdapayTools.verifySign({ data: 'data' }, 'bm8=', Config);
  known('verifySign of a forgery', forged instanceof Error, 'returns an Error, which is true, and does not throw');
}

async function errorsOfRequests() {
  use('no key');
  const unsigned = await outcome(() => Drawcash.create(cash()));
  use('2048 bits');
  known('unreadable private key', wire.signature === '' && unsigned.answer.error_code === 'security_exception', 'sent, with an empty signature');
  await outcome(() => Account.payment(order()));
  known('host of Account.payment', wire.url.startsWith(`${API}/`), 'base_url; page_base_url in Python and in the document');
  for (const app of ['a+b', 'a#b']) {
    const { answer } = await outcome(() => balance({ app_id: app }));
    known(`app_id ${app} in a GET`, answer.error_code === 'security_exception', 'signed, but sent without encoding: security_exception');
  }
  const { answer } = await outcome(() => balance({ app_id: 'a&b=c' }));
  known('app_id a&b=c in a GET', answer.app_id === 'a', 'arrives as app_id a and b c, and its signature is right');
  await outcome(() => Drawcash.create(cash({ remark: '' })));
  known('empty values', wire.body.remark === '' && wire.status === 200, 'signed and sent; the Python SDK drops them');
  known('sdk_version', adapayCore.Version.version !== AdaPay.version, `header says ${adapayCore.Version.version}, the SDK says ${AdaPay.version}`);
}

// The promise is never settled: an error is thrown in the handler of the error.
async function errorOfRefusedConnection() {
  const thrown = [];
  const note = (error) => thrown.push(error);
  process.on('unhandledRejection', note);
  const closed = http.createServer();
  AdaPay.set_config({ base_url: await listening(closed) });
  await new Promise((done) => closed.close(done));
  const ended = await Promise.race([outcome(() => balance()), sleep(3000, 'never settled')]);
  use('2048 bits');
  process.off('unhandledRejection', note);
  known('refused connection', ended === 'never settled' && thrown.length > 0, `${shown(ended)}; unhandled, which ends the process: ${thrown[0]}`);
}

// The SDK sets its headers as defaults of axios, which all of the process shares.
async function errorOfSharedHeaders() {
  let headers = {};
  const stranger = http.createServer((request, response) => {
    headers = request.headers;
    response.end('{}');
  });
  const url = await listening(stranger);
  await outcome(() => balance());
  await axios.get(url);
  stranger.close();
  known("the process's own axios.get", headers.authorization === 'api_live_peer' && isText(headers.signature), 'carries api_key and signature to any host');
}

async function errorOfLog() {
  const config = { api_key_live: 'api_live_peer', rsa_private_key: key('merchant_2048.private') };
  fs.writeFileSync('merchant.json', JSON.stringify(config));
  AdaPay.set_merchant_path('merchant.json');
  await sleep(500);
  const logs = fs.readdirSync('logs').map((name) => fs.readFileSync(path.join('logs', name), 'utf8'));
  known('its log, by default', logs.some((text) => text.includes(config.rsa_private_key)), 'has the private key after set_merchant_path');
  known('set_merchant_path', Config.base_url === 'https://api.adapay.tech' && Config.page_base_url === PAGE, 'resets base_url and not page_base_url');
}

async function main() {
  const notifyUrl = `${await listening(taker)}/notify`;
  use('2048 bits');
  await operations(notifyUrl);
  await again(notifyUrl);
  if (failures > 0) process.exit(1); // the rest would say nothing
  await refusals();
  await errorsOfAnswers();
  await errorsOfRequests();
  await errorOfRefusedConnection();
  await errorOfSharedHeaders();
  await errorOfLog();
  process.exit(failures > 0 ? 1 : 0);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
