package io.carillon.devstack.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What SendGrid shows of an account: the scopes of the key in use, verified senders and authenticated domains. A key that
 * says {@code readonly} may not send, one that says {@code restricted} may do nothing but send.
 */
record SendGridAccount(String path) implements AccountApi {
    private static final String SCOPES = "/sendgrid/v3/scopes";
    private static final String SENDERS = "/sendgrid/v3/verified_senders";
    private static final String DOMAINS = "/sendgrid/v3/whitelabel/domains";
    private static final List<String> AUTHENTICATED =
            List.of("demo.carillon.example", "other.carillon.example", "test.example");

    static List<AccountApi> all() {
        return List.of(new SendGridAccount(SCOPES), new SendGridAccount(SENDERS), new SendGridAccount(DOMAINS));
    }

    @Override
    public String provider() {
        return SendGridApi.NAME;
    }

    @Override
    public Answer answer(Call call) {
        Optional<String> key = call.bearer();
        if (key.isEmpty()) {
            return SendGridApi.error(401, "The provided authorization grant is invalid, expired, or revoked", null);
        }
        if (path.equals(SCOPES)) {
            return Answer.of(200, new JsonObject().put("scopes", scopes(key.get())));
        }
        return key.get().contains("restricted")
                ? SendGridApi.error(403, "access forbidden", null)
                : Answer.of(200, path.equals(SENDERS) ? senders() : domains());
    }

    private static JsonArray scopes(String key) {
        JsonArray scopes = new JsonArray().add("2fa_required").add("sender_verification_eligible");
        return key.contains("readonly") ? scopes.add("stats.read") : scopes.add("mail.send");
    }

    private static JsonObject senders() {
        JsonObject sender = new JsonObject()
                .put("id", 1)
                .put("from_email", "hello@verified.example")
                .put("verified", true)
                .put("locked", false);
        return new JsonObject().put("results", new JsonArray().add(sender));
    }

    /** The vendor answers a list; the routes send it as one. */
    private static JsonObject domains() {
        JsonArray domains = new JsonArray();
        AUTHENTICATED.forEach(name -> domains.add(new JsonObject()
                .put("id", domains.size() + 1)
                .put("domain", name)
                .put("subdomain", "em1")
                .put("valid", true)));
        return new JsonObject().put(Answer.LIST, domains);
    }
}
