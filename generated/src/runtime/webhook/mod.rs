//! Webhooks: raw bytes and headers in, a verified and typed event or one precise error out.
