//! Every form of a key, and every way in which a text is none.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{KeyError, PrivateKey, PublicKey};
use crate::adapay::der::{INTEGER, OCTET_STRING, SEQUENCE, element};
use crate::adapay::key_contents::{Contents, identify, public_pkcs1, spki};
use crate::adapay::made_up::{COMPOSITE_KEY, KEY, LONG_KEY, SHORT_KEY, key, other_key};

/// An elliptic key in PKCS#8, in SEC1, locked with a password, its public half, a certificate, an Ed25519 key, and 4104 bits.
const EC_PKCS8: &str = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgeyks/sZbzs7TD+jfOSZl2D/APjc7kz07fTgkPpD4mhShRANCAAQzKGulMF3ppZk1XUGzdmeo8bBOM5kKsRsYKywjOQCny77g5Q+R/qvITDxBAlLyAUFYagvCfiVTtYqEvaGdEvxe";
const EC_SEC1: &str = "MHcCAQEEIHspLP7GW87O0w/o3zkmZdg/wD43O5M9O304JD6Q+JoUoAoGCCqGSM49AwEHoUQDQgAEMyhrpTBd6aWZNV1Bs3ZnqPGwTjOZCrEbGCssIzkAp8u+4OUPkf6ryEw8QQJS8gFBWGoLwn4lU7WKhL2hnRL8Xg==";
const LOCKED: &str = "MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhcYloxBerS5QICCAAwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEECocHL0vlyl8obeHXsNPrAIEgZDYRYIXLxtgPrqtpyMlEZp1rzd/MXy0GA/JSVku1pQEFEnfnHrsynP3H8w9DwtBt6hpDWMmdbGXzpKA0/8e9gLxK+bqwq6TxdHxS9DW3q+PCRSlk9PvKuBk+Iobg7WrlWapX2r2DMvCq4i50DFXjQCuI6x5J8zSM6p+FVEPzEeZv739WtbCkgskVOpEz/3Vdz0=";
const EC_PUBLIC: &str = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEMyhrpTBd6aWZNV1Bs3ZnqPGwTjOZCrEbGCssIzkAp8u+4OUPkf6ryEw8QQJS8gFBWGoLwn4lU7WKhL2hnRL8Xg==";
const CERTIFICATE: &str = "MIIBbTCCAROgAwIBAgIUU1uiym9/TzrnFmaBWUToLrLnivQwCgYIKoZIzj0EAwIwDDEKMAgGA1UEAwwBdDAeFw0yNjExMjIwNjUxMDdaFw0yNjExMjMwNjUxMDdaMAwxCjAIBgNVBAMMAXQwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARYLdnuyAcKH5cHQJNw4F2Z5OtjhBSTylFFHU62drIPLVR8Xf9TfpR9wGHTLGOFBK+WKBHKiDjwLiPYMRQQAndLo1MwUTAdBgNVHQ4EFgQUeBvlF1l1GEUqPJSTEL0RmPCrNYQwHwYDVR0jBBgwFoAUeBvlF1l1GEUqPJSTEL0RmPCrNYQwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiEAo5hurDnQgGifU2lLM21Eje5buGCXtlJglQgP/zOMjgcCIBjvPnndrfL+Kg7U8hzhea/ghIzlj6aRyqGoJ0rnlQ43";
const ED25519: &str = "MC4CAQAwBQYDK2VwBCIEIIjURMT4gAZVNVdAjjwppBs8ndX+5pWd2EwGIf/MxMAH";
const LONG_PUBLIC: &str = "MIICIzANBgkqhkiG9w0BAQEFAAOCAhAAMIICCwKCAgIAq1b134A2ys8vl9Hrv+lM/xDIpY+5dSsLl6VtcUlBhPhMjy4PzVqhvAb2vzIMOJuoiHTfb/S9lNR8DwY6wBpESjHjhYIu0/S2DATXUh3pfw40u4z6k+10iQPAAhixsZcJnhzh4G+6OVw9w/IXrL3JjJxpgOvNxi3yzwicPAhrgQ7CQ4WPDZzEnU7VGi8NBCd9/U/BgQ6Yz/Ydm89cNzeNjeLsyoSa5lekNvXHndbuWaeOzqaOJM2X4I+f5uL0pLFYyqSDaFpTW/melaEx6XdEyv7YC5C9vU4oinW9vycjn2d9KXX3tw0DavDx6e9gqBV8FJCv0bwvxsOdPhUynFWMzPlcqvcXDLJRgQbhRPOqdv8zP8VnLwSwo3heOtgRN2pN34umL0YNpSfXyoEkSVuIy79UI1mPEZZSIdEze1Y7wvMsde+3Cp2GrB4oYO0GHfDX7lL+oFNlqyPYxLXPMY5edD7nyCdUnl/dL5wUjsXVAGmRYlfw5xRpDRUKG3KWTpaJ+ADMRpj2ywo7MdLtLlFpNxahpWO1MXEvAqABg66q1rdZlYz2AbRna/M7wgl6fAFTW21p4la3dP9sucSbwL+aaG7AvgIIlYrYURWUBurveq8ban/qZu0LKlXD6LNykfyp/awc2vtvYGpiBb9bxBQ+E5zsxM9Rmu1r68SZRyPIJwNrAgMBAAE=";

fn der(text: &str) -> Vec<u8> {
    STANDARD.decode(text).unwrap()
}

fn pkcs1(pkcs8: &str) -> Vec<u8> {
    match identify(&der(pkcs8)).unwrap() {
        Contents::Private { pkcs1, .. } => pkcs1.to_vec(),
        Contents::Public { .. } => panic!("a private key"),
    }
}

fn public(pkcs8: &str) -> Vec<u8> {
    match identify(&der(pkcs8)).unwrap() {
        Contents::Private { modulus, exponent, .. } => public_pkcs1(modulus, exponent),
        Contents::Public { .. } => panic!("a private key"),
    }
}

fn pem(label: &str, der: &[u8], line_break: &str) -> String {
    let base64 = STANDARD.encode(der);
    let lines: Vec<&str> = base64.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
    let body = lines.join(line_break);
    format!("-----BEGIN {label}-----{line_break}{body}{line_break}-----END {label}-----{line_break}")
}

fn wrong(text: &str) -> KeyError {
    PrivateKey::parse(text).unwrap_err()
}

fn wrong_public(text: &str) -> KeyError {
    PublicKey::parse(text).unwrap_err()
}

#[test]
fn a_private_key_is_read_in_every_form() {
    for (pkcs8, bits) in [(KEY, 1024), (LONG_KEY, 2048)] {
        let der = der(pkcs8);
        let first = PrivateKey::from_der(&der).unwrap();
        let signature = first.sign_now(b"message").unwrap();
        assert_eq!((first.bits(), signature.len()), (bits, bits / 8));
        for text in [
            pkcs8.to_owned(),
            format!("\u{feff} {pkcs8}\r\n"),
            pem("PRIVATE KEY", &der, "\n"),
            pem("PRIVATE KEY", &der, "\r\n"),
            pem("PRIVATE KEY", &der, ""),
            pem("PRIVATE KEY", &der, " "),
            pem("RSA PRIVATE KEY", &pkcs1(pkcs8), "\n"),
            STANDARD.encode(pkcs1(pkcs8)),
            STANDARD.encode(pkcs1(pkcs8)).trim_end_matches('=').to_owned(),
        ] {
            let key = PrivateKey::parse(&text).unwrap();
            assert_eq!(key.sign_now(b"message").unwrap(), signature, "{text}");
        }
    }
}

#[test]
fn a_public_key_is_read_in_every_form_and_verifies() {
    let signature = key().sign_now(b"message").unwrap();
    let (pkcs1, spki) = (public(KEY), spki(&public(KEY)));
    for text in [
        STANDARD.encode(&spki),
        STANDARD.encode(&pkcs1),
        pem("PUBLIC KEY", &spki, "\r\n"),
        pem("RSA PUBLIC KEY", &pkcs1, "\n"),
    ] {
        let public = PublicKey::parse(&text).unwrap();
        assert_eq!((&public, public.bits()), (&key().public_key(), 1024));
        assert!(public.verify(b"message", &signature));
        assert!(!public.verify(b"messagf", &signature));
        assert!(!public.verify(b"message", &signature[1..]));
        assert!(!public.verify(b"message", &[]));
    }
    assert_ne!(key().public_key(), other_key().public_key());
    assert!(!other_key().public_key().verify(b"message", &signature));
}

#[test]
fn the_other_half_is_refused_by_name() {
    assert_eq!(wrong(&STANDARD.encode(spki(&public(KEY)))), KeyError::PublicKey);
    assert_eq!(wrong(&STANDARD.encode(public(KEY))), KeyError::PublicKey);
    assert_eq!(wrong_public(KEY), KeyError::PrivateKey);
    assert_eq!(wrong_public(&pem("RSA PRIVATE KEY", &pkcs1(KEY), "\n")), KeyError::PrivateKey);
}

#[test]
fn other_kinds_of_keys_are_refused_by_name() {
    let elliptic = KeyError::NotRsa("elliptic curves (EC)");
    assert_eq!(wrong(EC_PKCS8), elliptic);
    assert_eq!(wrong(EC_SEC1), elliptic);
    assert_eq!(wrong_public(EC_PUBLIC), elliptic);
    let with_its_curve = pem("EC PARAMETERS", b"x", "\n") + &pem("EC PRIVATE KEY", &der(EC_SEC1), "\n");
    assert_eq!(wrong(&with_its_curve), elliptic);
    assert_eq!(wrong(ED25519), KeyError::NotRsa("Ed25519"));
    assert_eq!(wrong(LOCKED), KeyError::Encrypted);
    assert_eq!(wrong(CERTIFICATE), KeyError::Certificate);
    assert_eq!(wrong_public(&pem("CERTIFICATE", &der(CERTIFICATE), "\n")), KeyError::Certificate);
}

#[test]
fn a_key_of_another_size_is_refused() {
    assert_eq!(wrong(SHORT_KEY), KeyError::TooShort(768));
    assert_eq!(wrong_public(&STANDARD.encode(public(SHORT_KEY))), KeyError::TooShort(768));
    assert_eq!(wrong_public(LONG_PUBLIC), KeyError::TooLong(4104));
}

#[test]
fn a_key_that_is_cut_off_is_refused_wherever_it_ends() {
    for (whole, read) in [
        (KEY.to_owned(), wrong as fn(&str) -> KeyError),
        (STANDARD.encode(pkcs1(KEY)), wrong),
        (STANDARD.encode(spki(&public(KEY))), wrong_public),
    ] {
        let whole = whole.trim_end_matches('=');
        for length in 2..whole.len() {
            assert_eq!(read(&whole[..length]), KeyError::Truncated, "{length}");
        }
    }
}

#[test]
fn what_follows_a_key_is_refused() {
    let mut longer = der(KEY);
    longer.extend([0, 0, 0]);
    assert_eq!(PrivateKey::from_der(&longer).unwrap_err(), KeyError::TrailingBytes(3));
    let twice = [der(KEY), der(LONG_KEY)].concat();
    assert_eq!(PrivateKey::from_der(&twice).unwrap_err(), KeyError::SeveralKeys);
    assert_eq!(wrong(&format!("{KEY}\n{LONG_KEY}")), KeyError::SeveralKeys);
    let two = pem("PRIVATE KEY", &der(KEY), "\n") + &pem("RSA PRIVATE KEY", &pkcs1(KEY), "\n");
    assert_eq!(wrong(&two), KeyError::SeveralKeys);
}

#[test]
fn numbers_that_do_not_belong_together_are_refused() {
    let good = pkcs1(KEY);
    // From the modulus to the last number: every one of them counts.
    for place in [20, 200, 300, 400, 470, 530, good.len() - 1] {
        let mut damaged = good.clone();
        damaged[place] ^= 2;
        assert_eq!(PrivateKey::from_der(&damaged).unwrap_err(), KeyError::Inconsistent, "{place}");
    }
    assert_eq!(wrong(COMPOSITE_KEY), KeyError::Inconsistent);
    let zero = public_pkcs1(&[0], &[3]);
    assert_eq!(PublicKey::from_der(&zero).unwrap_err(), KeyError::Inconsistent);
    let mut modulus = vec![0x7f; 128];
    modulus[127] = 1;
    assert_eq!(PublicKey::from_der(&public_pkcs1(&modulus, &[2])).unwrap_err(), KeyError::TooShort(1023));
    modulus[0] = 0xff;
    modulus.insert(0, 0);
    assert_eq!(PublicKey::from_der(&public_pkcs1(&modulus, &[2])).unwrap_err(), KeyError::Inconsistent);
}

#[test]
fn what_is_no_key_at_all_is_refused() {
    let multi_prime = element(SEQUENCE, &[[INTEGER, 1, 1], [INTEGER, 1, 7], [INTEGER, 1, 3]].concat());
    assert_eq!(PrivateKey::from_der(&multi_prime).unwrap_err(), KeyError::MultiPrime);
    for bytes in [
        &element(OCTET_STRING, b"x")[..],
        &element(SEQUENCE, &[]),
        &element(SEQUENCE, &element(OCTET_STRING, b"x")),
        &[SEQUENCE, 0x80, 0, 0],
        b"-----BEGIN PRIVATE KEY-----",
    ] {
        assert_eq!(PrivateKey::from_der(bytes).unwrap_err(), KeyError::NotAKey, "{bytes:?}");
    }
    assert_eq!(wrong("c2VjcmV0"), KeyError::NotAKey);
    assert_eq!(wrong("api_test_1234"), KeyError::ApiKey);
    assert_eq!(wrong(""), KeyError::Empty);
    assert_eq!(PrivateKey::from_der(&[]).unwrap_err(), KeyError::Empty);
}

#[test]
fn a_key_prints_its_size_only() {
    assert_eq!(format!("{:?} {:?}", key(), key().public_key()), "PrivateKey(1024 bits) PublicKey(1024 bits)");
}

#[test]
fn many_threads_may_sign_with_one_key() {
    let key = key();
    let expected = key.sign_now(b"message").unwrap();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| (0..50).for_each(|_| assert_eq!(key.sign_now(b"message").unwrap(), expected)));
        }
    });
}
