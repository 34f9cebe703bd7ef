package io.carillon.tenancy;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What people's roles let them do, in the words of {@link Scopes}: one table, so that an operation names what it needs
 * and not who may.
 */
@ApplicationScoped
public class RoleGrants implements SecurityIdentityAugmentor {
    private static final String GRANTED = "carillon.granted";
    private static final Set<String> VIEWER = Set.of(Scopes.ADMIN_READ, Scopes.NOTIFICATIONS_READ);
    private static final Set<String> EDITOR =
            with(VIEWER, Scopes.TEMPLATES_WRITE, Scopes.NOTIFICATIONS_SEND, Scopes.BATCHES_WRITE);
    private static final Set<String> ADMIN = with(EDITOR, Scopes.ADMIN_WRITE);
    private static final Map<String, Set<String>> OF_ROLE = Map.of(
            Roles.TENANT_VIEWER, VIEWER,
            Roles.TENANT_EDITOR, EDITOR,
            Roles.TENANT_ADMIN, ADMIN,
            Roles.PLATFORM_ADMIN, ADMIN);

    /** What a role lets people do; nothing for roles that are not in the table. */
    public static Set<String> of(String role) {
        return OF_ROLE.getOrDefault(role, Set.of());
    }

    /** Before {@link VerifiedTokens}, so that what is remembered need not be granted again. */
    @Override
    public int priority() {
        return 10;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(granted(identity));
    }

    static SecurityIdentity granted(SecurityIdentity identity) {
        List<String> roles =
                identity.getRoles().stream().filter(OF_ROLE::containsKey).toList();
        if (roles.isEmpty() || identity.getAttribute(GRANTED) != null) {
            return identity;
        }
        QuarkusSecurityIdentity.Builder wider = QuarkusSecurityIdentity.builder(identity);
        roles.stream().map(RoleGrants::of).flatMap(Set::stream).distinct().forEach(wider::addPermissionAsString);
        return wider.addAttribute(GRANTED, true).build();
    }

    private static Set<String> with(Set<String> fewer, String... more) {
        Set<String> all = new TreeSet<>(fewer);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }
}
