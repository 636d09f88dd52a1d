//! The published TEST keys: whoever reads this file has them, so nothing real may ever trust them.

/// What a TEST merchant sends as `Authorization`.
pub const API_KEY: &str = "api_test_payspec";

/// The TEST merchant's private key: PKCS#8 DER in base64, 2048 bits.
pub const MERCHANT_PRIVATE: &str = include_str!("keys/merchant_2048.private.txt");

/// Another TEST merchant's private key: PKCS#8 DER in base64, 1024 bits.
pub const MERCHANT_1024_PRIVATE: &str = include_str!("keys/merchant_1024.private.txt");

/// The private key that signs the mock's answers and notifications: PKCS#8 DER in base64, 1024 bits.
pub const PLATFORM_PRIVATE: &str = include_str!("keys/platform.private.txt");

/// The public key that verifies the mock's answers and notifications: SPKI DER in base64.
pub const PLATFORM_PUBLIC: &str = include_str!("keys/platform.public.txt");
