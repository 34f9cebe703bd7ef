package io.carillon.core.preference;

import io.carillon.events.TenantConfigPublished;
import io.carillon.events.TenantConfigPublished.Category;
import io.carillon.postgres.TenantTransactions;
import io.carillon.tenantconfig.TenantConfigs;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * Where mail programs and people leave a category (RFC 8058). The address itself proves who may; there are no cookies and
 * no script, and looking changes nothing: scanners follow links.
 */
@Path("/unsubscribe/{token}")
@Produces(MediaType.TEXT_HTML)
@Tag(name = "Unsubscribing", description = "Leaving a category of mail without signing in")
class UnsubscribeResource {
    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";
    private static final String ONE_CLICK_PART = "name=\"List-Unsubscribe\"";
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src https:; "
            + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final UnsubscribeTokens tokens;
    private final TenantTransactions transactions;
    private final Pool pool;
    private final PreferenceRepository preferences;
    private final TenantConfigs configs;

    UnsubscribeResource(
            UnsubscribeTokens tokens,
            TenantTransactions transactions,
            Pool pool,
            PreferenceRepository preferences,
            TenantConfigs configs) {
        this.tokens = tokens;
        this.transactions = transactions;
        this.pool = pool;
        this.preferences = preferences;
        this.configs = configs;
    }

    /** The pages. */
    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance ask(UnsubscribePage page);

        static native TemplateInstance done(UnsubscribePage page);

        static native TemplateInstance unknown();
    }

    @GET
    @Operation(
            operationId = "showUnsubscribePage",
            summary = "Ask whether to leave",
            description = "A page with one button. Changes nothing.")
    @APIResponse(responseCode = "200", description = "The page", content = @Content(mediaType = MediaType.TEXT_HTML))
    @APIResponse(
            responseCode = "404",
            description = "The address is not one of ours",
            content = @Content(mediaType = MediaType.TEXT_HTML))
    public Uni<RestResponse<String>> ask(
            @Parameter(description = "The token of the address in the mail") @PathParam("token") String token) {
        return tokens.read(token)
                .map(what -> page(RestResponse.Status.OK, Templates.ask(describe(what))))
                .orElseGet(UnsubscribeResource::unknown);
    }

    @POST
    @Operation(
            operationId = "unsubscribe",
            summary = "Leave at once",
            description =
                    "What mail programs send for one-click unsubscribing (RFC 8058), and the page's button: a form with "
                            + "List-Unsubscribe=One-Click. Doing it again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "No more of this category by mail",
            content = @Content(mediaType = MediaType.TEXT_HTML))
    @APIResponse(
            responseCode = "400",
            description = "The form does not say List-Unsubscribe=One-Click",
            content = @Content(mediaType = MediaType.TEXT_HTML))
    @APIResponse(
            responseCode = "404",
            description = "The address is not one of ours",
            content = @Content(mediaType = MediaType.TEXT_HTML))
    public Uni<RestResponse<String>> leave(@PathParam("token") String token, String form) {
        Optional<Unsubscription> what = tokens.read(token);
        if (what.isPresent() && !asksForIt(form)) {
            return page(RestResponse.Status.BAD_REQUEST, Templates.ask(describe(what.get())));
        }
        return what.map(this::leave).orElseGet(UnsubscribeResource::unknown);
    }

    private Uni<RestResponse<String>> leave(Unsubscription what) {
        return transactions
                .inTenant(
                        pool,
                        what.subject().tenant(),
                        client -> preferences.optOut(client, what.subject(), what.category(), what.channel()))
                .chain(() -> page(RestResponse.Status.OK, Templates.done(describe(what))));
    }

    private static boolean asksForIt(String form) {
        return form != null && (form.contains(ONE_CLICK) || form.contains(ONE_CLICK_PART));
    }

    private UnsubscribePage describe(Unsubscription what) {
        Optional<TenantConfigPublished> config = configs.find(what.subject().tenant());
        String category = config.map(TenantConfigPublished::categories).stream()
                .flatMap(categories -> categories.stream())
                .filter(known -> known.code().equals(what.category()))
                .map(Category::name)
                .findFirst()
                .orElse(what.category());
        return UnsubscribePage.of(config, category);
    }

    private static Uni<RestResponse<String>> unknown() {
        return page(RestResponse.Status.NOT_FOUND, Templates.unknown());
    }

    private static Uni<RestResponse<String>> page(RestResponse.Status status, TemplateInstance template) {
        return template.createUni().map(html -> ResponseBuilder.create(status, html)
                .header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .build());
    }
}
