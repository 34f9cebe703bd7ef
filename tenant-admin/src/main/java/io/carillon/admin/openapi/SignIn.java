package io.carillon.admin.openapi;

import io.carillon.tenancy.Scopes;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.OAuthFlow;
import org.eclipse.microprofile.openapi.models.security.OAuthFlows;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** How people and services get a token; where, is configuration and put in when the service starts. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class SignIn implements OASFilter {
    static final String SCHEME = "oauth2";

    private static final String AUTHORIZATION = "carillon.openapi.authorization-url";
    private static final String TOKEN = "carillon.openapi.token-url";
    private static final String NOWHERE_YET = "https://id.example.com";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Config config = ConfigProvider.getConfig();
        OAuthFlows flows = api.getComponents().getSecuritySchemes().get(SCHEME).getFlows();
        String token = config.getValue(TOKEN, String.class);
        flows.getAuthorizationCode()
                .authorizationUrl(config.getValue(AUTHORIZATION, String.class))
                .tokenUrl(token);
        flows.getClientCredentials().tokenUrl(token);
    }

    static void addTo(Components components) {
        components.addSecurityScheme(
                SCHEME,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.OAUTH2)
                        .description(
                                "People sign in (authorization code with PKCE) and may what their roles grant; services"
                                        + " use client credentials and may what their scopes say.")
                        .flows(OASFactory.createOAuthFlows()
                                .authorizationCode(flow().authorizationUrl(NOWHERE_YET))
                                .clientCredentials(flow())));
    }

    private static OAuthFlow flow() {
        return OASFactory.createOAuthFlow()
                .tokenUrl(NOWHERE_YET)
                .addScope(Scopes.ADMIN_READ, "Read the tenant's configuration")
                .addScope(Scopes.ADMIN_WRITE, "Change the tenant's configuration")
                .addScope(Scopes.TEMPLATES_WRITE, "Change templates and layouts only");
    }
}
