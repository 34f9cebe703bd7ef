package io.carillon.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrentCallerTest {
    private static final String TENANT = "01900000-0000-7000-8000-0000000000d1";
    private static final String OTHER = "01900000-0000-7000-8000-0000000000d2";

    static Stream<Map<String, Object>> claimsWithoutOneTenant() {
        return Stream.of(
                Map.of(),
                Map.of("tenant_id", List.of(TENANT)),
                Map.of("tenant_id", 17),
                Map.of("tenant_id", ""),
                Map.of("tenant_id", "demo"),
                Map.of("tenant_id", TENANT + "," + TENANT),
                Map.of("tenant", TENANT));
    }

    @Test
    void theTenantIsTheTokensClaim() {
        assertThat(caller(Map.of("tenant_id", TENANT)).tenant()).isEqualTo(TenantId.of(TENANT));
    }

    @ParameterizedTest
    @MethodSource("claimsWithoutOneTenant")
    void aTokenThatDoesNotNameExactlyOneTenantIsRefused(Map<String, Object> claims) {
        CurrentCaller caller = caller(claims);

        assertThat(caller.findTenant()).isEmpty();
        assertThatThrownBy(caller::tenant).isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void aPlatformAdministratorActsOnTheTenantOfThePath() {
        assertThat(actingOn(OTHER, Roles.PLATFORM_ADMIN, Map.of()).tenant()).isEqualTo(TenantId.of(OTHER));
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.TENANT_ADMIN, Roles.TENANT_EDITOR, Roles.TENANT_VIEWER, Roles.USER})
    void nobodyElseActsOnTheTenantOfThePathNotEvenHisOwn(String role) {
        CurrentCaller caller = actingOn(TENANT, role, Map.of("tenant_id", TENANT));

        assertThatThrownBy(caller::tenant).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void aPlatformAdministratorMustNameATenant() {
        CurrentCaller caller = new CurrentCaller(identity(Map.of(), Roles.PLATFORM_ADMIN), new ActingTenant());

        assertThat(caller.findTenant()).isEmpty();
        assertThatThrownBy(caller::tenant).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void theSubjectIsTheTokens() {
        assertThat(caller(Map.of("sub", "somebody")).subject()).isEqualTo("somebody");
    }

    @Test
    void aTokenWithoutSubjectIsRefused() {
        assertThatThrownBy(caller(Map.of())::subject).isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void whoeverHasNoTokenHasNoTenant() {
        SecurityIdentity anonymous = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("somebody"))
                .build();

        assertThat(CurrentCaller.tenantOf(anonymous)).isEmpty();
    }

    private static CurrentCaller caller(Map<String, Object> claims) {
        return new CurrentCaller(identity(claims), new ActingTenant());
    }

    private static CurrentCaller actingOn(String tenant, String role, Map<String, Object> claims) {
        ActingTenant acting = new ActingTenant();
        acting.name(TenantId.of(tenant));
        return new CurrentCaller(identity(claims, role), acting);
    }

    private static Association identity(Map<String, Object> claims, String... roles) {
        return new Association(QuarkusSecurityIdentity.builder()
                .setPrincipal(new Token(claims))
                .addRoles(Set.of(roles))
                .build());
    }

    private record Token(Map<String, Object> claims) implements JsonWebToken {
        @Override
        public String getName() {
            return "token";
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getClaim(String name) {
            return (T) claims.get(name);
        }
    }

    private record Association(SecurityIdentity identity) implements CurrentIdentityAssociation {
        @Override
        public SecurityIdentity getIdentity() {
            return identity;
        }

        @Override
        public Uni<SecurityIdentity> getDeferredIdentity() {
            return Uni.createFrom().item(identity);
        }

        @Override
        public void setIdentity(SecurityIdentity other) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setIdentity(Uni<SecurityIdentity> other) {
            throw new UnsupportedOperationException();
        }
    }
}
