package io.carillon.admin.provider.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.carillon.admin.provider.ProviderType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Asks SendGrid for the key's scopes, then whether the sender's domain is authenticated or the sender itself verified.
 * Source: Twilio SendGrid v3 API reference, "API Keys", "Domain Authentication", "Sender Verification".
 */
@ApplicationScoped
class SendGridCheck implements ProviderCheck {
    private static final String VENDOR = "SendGrid";

    private final VendorCalls calls;

    SendGridCheck(VendorCalls calls) {
        this.calls = calls;
    }

    @Override
    public ProviderType type() {
        return ProviderType.SENDGRID;
    }

    @Override
    public Uni<List<CheckStep>> check(OpenedAccount account) {
        return VendorCalls.inTurn(List.of(() -> key(account), () -> sender(account)));
    }

    private Uni<CheckStep> key(OpenedAccount account) {
        return calls.get(account.baseUrl() + "/v3/scopes", headers(account), SendGridCheck::judgeKey);
    }

    private static CheckStep judgeKey(VendorCalls.Answered answer) {
        if (answer.status() == 401) {
            return CheckStep.wrong(
                    "key",
                    "SendGrid does not know this API key: make a new one (Settings > API Keys) and rotate it in");
        }
        if (!answer.isSuccess()) {
            return CheckStep.wrong("key", VendorCalls.usual(VENDOR, answer));
        }
        boolean sends = StreamSupport.stream(answer.json().path("scopes").spliterator(), false)
                .anyMatch(scope -> scope.asText().equals("mail.send"));
        return sends
                ? CheckStep.ok("key", "the API key is valid and may send mail")
                : CheckStep.wrong("key", "the API key is valid but may not send: give it the permission Mail Send");
    }

    private Uni<CheckStep> sender(OpenedAccount account) {
        String from = account.known("from").toLowerCase(Locale.ROOT);
        return calls.get(
                        account.baseUrl() + "/v3/whitelabel/domains?limit=200",
                        headers(account),
                        answer -> judgeDomain(from, answer))
                .chain(step -> step.ok() ? Uni.createFrom().item(step) : verifiedSender(account, from));
    }

    private static CheckStep judgeDomain(String from, VendorCalls.Answered answer) {
        String domain = from.substring(from.indexOf('@') + 1);
        if (answer.status() == 403) {
            return CheckStep.ok("sender", "not looked at: the API key may not read sender authentication");
        }
        return anyOf(answer.json(), "domain", domain, "valid")
                ? CheckStep.ok("sender", "the domain " + domain + " is authenticated")
                : CheckStep.wrong("sender", "the domain " + domain + " is not authenticated");
    }

    private Uni<CheckStep> verifiedSender(OpenedAccount account, String from) {
        return calls.get(
                account.baseUrl() + "/v3/verified_senders?limit=200",
                headers(account),
                answer -> judgeSender(from, answer));
    }

    private static CheckStep judgeSender(String from, VendorCalls.Answered answer) {
        if (answer.status() == 403) {
            return CheckStep.ok("sender", "not looked at: the API key may not read verified senders");
        }
        return anyOf(answer.json().path("results"), "from_email", from, "verified")
                ? CheckStep.ok("sender", from + " is a verified sender")
                : CheckStep.wrong(
                        "sender",
                        "neither is " + from + " a verified sender nor its domain authenticated: SendGrid will refuse"
                                + " mail from it (Settings > Sender Authentication)");
    }

    private static boolean anyOf(JsonNode list, String field, String wanted, String flag) {
        return StreamSupport.stream(list.spliterator(), false)
                .anyMatch(entry -> wanted.equalsIgnoreCase(entry.path(field).asText())
                        && entry.path(flag).asBoolean());
    }

    private static Map<String, String> headers(OpenedAccount account) {
        return Map.of("Authorization", "Bearer " + account.secret("apiKey").orElse(""));
    }
}
