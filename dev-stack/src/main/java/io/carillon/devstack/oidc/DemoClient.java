package io.carillon.devstack.oidc;

import java.util.Optional;
import java.util.Set;

/**
 * One OpenID client of the demo realm.
 *
 * @param secret present for confidential clients, which use the client credentials grant
 * @param tenant value of the {@code tenant_id} claim, absent for the platform
 */
public record DemoClient(
        String id,
        Optional<String> secret,
        Optional<String> tenant,
        Set<String> roles,
        Set<String> scopes,
        boolean browser,
        boolean passwordGrant) {

    static DemoClient service(String id, String tenant, Set<String> scopes) {
        return new DemoClient(id, Optional.of(id + "-secret"), Optional.of(tenant), Set.of(), scopes, false, false);
    }

    static DemoClient platform(String id, Set<String> roles, Set<String> scopes) {
        return new DemoClient(id, Optional.of(id + "-secret"), Optional.empty(), roles, scopes, false, false);
    }

    static DemoClient browser(String id) {
        return new DemoClient(id, Optional.empty(), Optional.empty(), Set.of(), Set.of(), true, false);
    }

    static DemoClient commandLine(String id) {
        return new DemoClient(id, Optional.empty(), Optional.empty(), Set.of(), Set.of(), false, true);
    }

    public boolean isConfidential() {
        return secret.isPresent();
    }
}
