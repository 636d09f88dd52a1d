//! Clients with real credentials, and the server that behaves as the documents say.

use payspec::adapay::{PublicKey, VerifyingKeys};
use payspec::{ApiClient, ClientBuilder, adapay, payall, umxnt};
use xtask::mock::{Mock, Options, keys, start};

use crate::calls::Clients;
use crate::plain::{Adjust, Plain};
use crate::spec::{Document, Operation};

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
        let mut clients = Clients::new(&Plain, &adjust).expect("clients");
        clients.adapay = made(&adjust, adapay::Client::builder(credentials()));
        clients.payall = made(&adjust, payall::Client::builder(payall::Credentials::new(token.as_str())));
        clients.umxnt = made(&adjust, umxnt::Client::builder(umxnt::Credentials::new(token.as_str())));
        Self { mock, clients }
    }
}

fn made<C: ApiClient>(adjust: &Adjust, builder: ClientBuilder<C>) -> C {
    adjust.apply(builder).build().expect("a client")
}

/// The operations of the APIs that [`Mocked`] has credentials for.
pub fn operations(documents: &[Document]) -> impl Iterator<Item = Operation<'_>> {
    let known = documents.iter().filter(|document| ["adapay", "payall", "umxnt"].contains(&document.api.as_str()));
    known.flat_map(Document::operations)
}

/// The merchant's TEST key, and the server's in place of Adapay's.
pub fn credentials() -> adapay::Credentials {
    let server = PublicKey::parse(keys::PLATFORM_PUBLIC).expect("the server's key");
    adapay::Credentials::new(keys::API_KEY, keys::MERCHANT_PRIVATE)
        .expect("the merchant's key")
        .verifying_keys(VerifyingKeys::new(server))
}
