//! Clients with real credentials, and the server that behaves as the documents say.

use payspec::adapay::{PublicKey, VerifyingKeys};
use payspec::{adapay, payall, umxnt};
use xtask::mock::{Mock, Options, keys, start};

use crate::calls::Clients;
use crate::plain::Adjust;

/// A server in this process, and a client of each API that signs, verifies and brings its token.
pub struct Mocked {
    pub mock: Mock,
    pub clients: Clients,
}

impl Mocked {
    pub async fn new(options: Options, adjust: Adjust) -> Self {
        let token = options.token.clone();
        let mock = start(options).await.expect("a server on loopback");
        let adjust = Adjust { url: mock.url(), ..adjust };
        let clients = Clients {
            adapay: adjust.apply(adapay::Client::builder(credentials())).build().expect("a client"),
            payall: adjust
                .apply(payall::Client::builder(payall::Credentials::new(token.as_str())))
                .build()
                .expect("a client"),
            umxnt: adjust
                .apply(umxnt::Client::builder(umxnt::Credentials::new(token.as_str())))
                .build()
                .expect("a client"),
        };
        Self { mock, clients }
    }
}

/// The merchant's TEST key, and the server's in place of Adapay's.
pub fn credentials() -> adapay::Credentials {
    let server = PublicKey::parse(keys::PLATFORM_PUBLIC).expect("the server's key");
    adapay::Credentials::new(keys::API_KEY, keys::MERCHANT_PRIVATE)
        .expect("the merchant's key")
        .verifying_keys(VerifyingKeys::new(server))
}
