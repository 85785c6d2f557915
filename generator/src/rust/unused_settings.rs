//! Settings of the client that are for no part of the document.
//!
//! In: the settings and the model. Out: a warning for each, at its place.

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::model::{Api, ParameterLocation, SecurityScheme};
use crate::nearest::find_nearest;
use std::collections::BTreeSet;

/// Reports prefixes for credentials that no header carries, and own headers that no operation has.
pub fn report_unused_settings(api: &Api, config: &Config, diagnostics: &mut Diagnostics) {
    let is_in_header = |scheme: &SecurityScheme| {
        let header = ParameterLocation::Header;
        matches!(scheme, SecurityScheme::ApiKey { location, .. } if *location == header)
    };
    let schemes = api.security_schemes.iter();
    let schemes = schemes.filter(|(_, scheme)| is_in_header(scheme));
    let schemes: BTreeSet<&str> = schemes.map(|(name, _)| name.as_str()).collect();
    for scheme in config.client.credential_prefixes.keys() {
        if !schemes.contains(scheme.as_str()) {
            let path = ["client", "credential-prefixes", scheme];
            let message = format!(
                "`client.credential-prefixes` names `{scheme}`, which is not a security scheme with a key in a header"
            );
            let help = help_for(scheme, &schemes);
            diagnostics.warn("unused-setting", config.places.key(&path), message, help);
        }
    }
    let parameters = api.operations.iter().flat_map(|o| &o.parameters);
    let headers = parameters.filter(|p| p.location == ParameterLocation::Header);
    let headers: BTreeSet<&str> = headers.map(|p| p.name.as_str()).collect();
    for (index, name) in config.client.owned_headers.iter().enumerate() {
        if !headers.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            let path = ["client", "owned-headers", &index.to_string()];
            let message = format!(
                "`client.owned-headers` names `{name}`, which is not a header parameter of an operation"
            );
            let help = help_for(name, &headers);
            diagnostics.warn("unused-setting", config.places.value(&path), message, help);
        }
    }
}

fn help_for(name: &str, known: &BTreeSet<&str>) -> String {
    match find_nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`? Otherwise remove it"),
        None => "remove it, or correct the name".to_owned(),
    }
}
