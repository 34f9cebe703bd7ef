package io.carillon.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleGrantsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tenant-viewer  | admin:read notifications:read",
                "tenant-editor  | admin:read notifications:read templates:write notifications:send batches:write",
                "tenant-admin   | admin:read notifications:read templates:write notifications:send batches:write admin:write",
                "platform-admin | admin:read notifications:read templates:write notifications:send batches:write admin:write",
                "user           | ''"
            })
    void aRoleGrantsWhatTheTableSays(String role, String permissions) {
        String[] granted = permissions.isBlank() ? new String[0] : permissions.split(" ");

        assertThat(RoleGrants.of(role)).containsExactlyInAnyOrder(granted);
        assertThat(Arrays.stream(granted)).allMatch(permission -> may(RoleGrants.granted(identity(role)), permission));
    }

    @Test
    void aRoleGrantsNothingElse() {
        SecurityIdentity viewer = RoleGrants.granted(identity(Roles.TENANT_VIEWER));

        assertThat(may(viewer, Scopes.ADMIN_WRITE)).isFalse();
        assertThat(may(viewer, Scopes.NOTIFICATIONS_SEND)).isFalse();
    }

    @Test
    void whoeverHasNoSuchRoleStaysAsHeIs() {
        SecurityIdentity user = identity(Roles.USER);

        assertThat(RoleGrants.granted(user)).isSameAs(user);
    }

    @Test
    void grantingTwiceIsGrantingOnce() {
        SecurityIdentity once = RoleGrants.granted(identity(Roles.TENANT_ADMIN));

        assertThat(RoleGrants.granted(once)).isSameAs(once);
    }

    private static boolean may(SecurityIdentity identity, String permission) {
        String[] nameAndAction = permission.split(":");
        return identity.checkPermissionBlocking(new StringPermission(nameAndAction[0], nameAndAction[1]));
    }

    private static SecurityIdentity identity(String role) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("somebody"))
                .addRoles(Set.of(role))
                .build();
    }
}
