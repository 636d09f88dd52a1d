//! An RSA private key of AWS-LC; the one file of this crate with `unsafe`.
//!
//! Adapay asks for signatures with SHA-1, by keys of 1024 bits too.
//! aws-lc-rs, the safe crate over the same library, offers neither, so the library is called here directly.

use std::os::raw::c_uint;
use std::ptr::NonNull;

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use aws_lc_sys as sys;

/// An RSA private key, owned.
pub(super) struct RsaPrivateKey(NonNull<sys::RSA>);

// SAFETY: the key is owned by one value, and nothing in it is bound to the thread that made it.
unsafe impl Send for RsaPrivateKey {}

// SAFETY: the only function that takes the key by reference is `RSA_sign`; `openssl/rsa.h` says of it that it does not mutate
// for the purposes of thread safety and may be used concurrently.
unsafe impl Sync for RsaPrivateKey {}

impl RsaPrivateKey {
    /// Reads an `RSAPrivateKey` of PKCS#1 (RFC 8017, A.1.2) and checks that its numbers belong together.
    #[inline]
    pub(super) fn from_pkcs1(der: &[u8]) -> Option<Self> {
        // SAFETY: it takes nothing and may be called again; it readies the library as aws-lc-rs does before every use.
        unsafe { sys::CRYPTO_library_init() };
        // SAFETY: pointer and length are those of one slice, which is only read, and only during the call.
        let key = unsafe { sys::RSA_private_key_from_bytes(der.as_ptr(), der.len()) };
        // The result is null or a key that the caller owns.
        let key = NonNull::new(key).map(Self);
        if key.is_none() {
            forget_errors();
        }
        key
    }

    /// The RSASSA-PKCS1-v1_5 signature with SHA-1; none if the key turns out to be wrong or memory runs out.
    #[inline]
    pub(super) fn sign_sha1(&self, message: &[u8]) -> Option<Vec<u8>> {
        let digest = digest(&SHA1_FOR_LEGACY_USE_ONLY, message);
        let digest = digest.as_ref();
        // SAFETY: the key is valid as long as `self` is, and it is only read.
        let size = unsafe { sys::RSA_size(self.0.as_ptr()) };
        let mut signature = vec![0; usize::try_from(size).ok()?];
        let mut length: c_uint = 0;
        // SAFETY: the digest's pointer and length are those of one slice; `signature` has the RSA_size bytes that are written
        // at most; `length` is written once; the key is valid and, as said above, not mutated.
        let done = unsafe {
            sys::RSA_sign(
                sys::NID_sha1,
                digest.as_ptr(),
                digest.len(),
                signature.as_mut_ptr(),
                &raw mut length,
                self.0.as_ptr(),
            )
        };
        if done != 1 {
            forget_errors();
            return None;
        }
        signature.truncate(usize::try_from(length).ok()?);
        Some(signature)
    }
}

impl Drop for RsaPrivateKey {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: this value owns the key, and nothing uses it afterwards; the library overwrites its numbers.
        unsafe { sys::RSA_free(self.0.as_ptr()) };
    }
}

/// Empties the thread's queue of errors, so that no other user of the library takes ours for its own.
#[inline]
fn forget_errors() {
    // SAFETY: it takes nothing and touches the thread's own queue only.
    unsafe { sys::ERR_clear_error() };
}
