package io.carillon.devstack.oidc;

import java.util.Optional;
import java.util.Set;

/** What a token request was found to deserve: a client, the person it acts for if any, and the scopes. */
record Grant(DemoClient client, Optional<DemoUser> user, Set<String> scopes, Optional<String> nonce) {

    boolean isForUser() {
        return user.isPresent();
    }

    boolean asksIdToken() {
        return isForUser() && scopes.contains("openid");
    }

    String scope() {
        return String.join(" ", new java.util.TreeSet<>(scopes));
    }
}
