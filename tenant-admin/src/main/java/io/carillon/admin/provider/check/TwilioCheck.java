package io.carillon.admin.provider.check;

import io.carillon.admin.provider.ProviderType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Asks Twilio for the account, then for the messaging service or the number it shall send from. Standard API keys may not
 * read accounts, so with one of them the account's numbers are asked for. Source: Twilio REST API reference, "Account",
 * "IncomingPhoneNumber", "Messaging Service" and "Error and Warning Dictionary".
 */
@ApplicationScoped
class TwilioCheck implements ProviderCheck {
    private static final String VENDOR = "Twilio";
    private static final int TEST_CREDENTIALS = 20008;

    private final VendorCalls calls;

    TwilioCheck(VendorCalls calls) {
        this.calls = calls;
    }

    @Override
    public ProviderType type() {
        return ProviderType.TWILIO;
    }

    @Override
    public Uni<List<CheckStep>> check(OpenedAccount account) {
        List<Supplier<Uni<CheckStep>>> steps = new ArrayList<>();
        steps.add(() -> signIn(account));
        account.setting("messagingServiceSid").ifPresent(sid -> steps.add(() -> service(account, sid)));
        account.setting("from").ifPresent(from -> steps.add(() -> sender(account, from)));
        return VendorCalls.inTurn(steps);
    }

    private Uni<CheckStep> signIn(OpenedAccount account) {
        boolean key = account.setting("apiKeySid").isPresent();
        String url = key ? root(account) + "/IncomingPhoneNumbers.json?PageSize=1" : root(account) + ".json";
        return calls.get(url, headers(account), answer -> judgeSignIn(account, answer));
    }

    private static CheckStep judgeSignIn(OpenedAccount account, VendorCalls.Answered answer) {
        if (answer.json().path("code").asInt() == TEST_CREDENTIALS) {
            return CheckStep.wrong("sign-in", "these are Twilio's test credentials: take the live ones");
        }
        if (answer.status() == 401 || answer.status() == 404) {
            String what = account.setting("apiKeySid").isPresent()
                    ? "the API key or its secret is wrong, or belongs to another account"
                    : "account SID or auth token is wrong: compare with the console's first page";
            return CheckStep.wrong("sign-in", what);
        }
        if (!answer.isSuccess()) {
            return CheckStep.wrong("sign-in", VendorCalls.usual(VENDOR, answer));
        }
        String status = answer.json().path("status").asText("active");
        return status.equals("active")
                ? CheckStep.ok("sign-in", "the account takes the credentials")
                : CheckStep.wrong("sign-in", "the account is " + account.quote(status) + ": ask Twilio");
    }

    private Uni<CheckStep> service(OpenedAccount account, String sid) {
        String messaging = account.baseUrl().replaceFirst("^https://api\\.", "https://messaging.");
        return calls.get(
                messaging + "/v1/Services/" + encoded(sid), headers(account), answer -> judgeService(sid, answer));
    }

    private static CheckStep judgeService(String sid, VendorCalls.Answered answer) {
        if (answer.isSuccess()) {
            return CheckStep.ok("messaging service", "the messaging service is there");
        }
        return CheckStep.wrong(
                "messaging service",
                answer.status() == 404
                        ? "the account has no messaging service " + sid + " (Messaging > Services)"
                        : VendorCalls.usual(VENDOR, answer));
    }

    private Uni<CheckStep> sender(OpenedAccount account, String from) {
        return from.startsWith("+")
                ? calls.get(
                        root(account) + "/IncomingPhoneNumbers.json?PhoneNumber=" + encoded(from),
                        headers(account),
                        answer -> judgeNumber(from, answer))
                : Uni.createFrom()
                        .item(CheckStep.ok(
                                "sender",
                                "not looked at: " + from + " is no number; countries differ in"
                                        + " whether they take it"));
    }

    private static CheckStep judgeNumber(String from, VendorCalls.Answered answer) {
        if (!answer.isSuccess()) {
            return CheckStep.wrong("sender", VendorCalls.usual(VENDOR, answer));
        }
        var number = answer.json().path("incoming_phone_numbers").path(0);
        if (number.isMissingNode()) {
            return CheckStep.wrong("sender", "the account does not own " + from + ": buy it or choose another sender");
        }
        return number.path("capabilities").path("sms").asBoolean(true)
                ? CheckStep.ok("sender", "the account owns " + from)
                : CheckStep.wrong("sender", from + " cannot send texts: choose a number with SMS");
    }

    private static String root(OpenedAccount account) {
        return account.baseUrl() + "/2010-04-01/Accounts/" + encoded(account.known("accountSid"));
    }

    private static Map<String, String> headers(OpenedAccount account) {
        String pair = account.setting("apiKeySid")
                .map(key -> key + ":" + account.secret("apiKeySecret").orElse(""))
                .orElseGet(() -> account.known("accountSid") + ":"
                        + account.secret("authToken").orElse(""));
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return Map.of("Authorization", "Basic " + basic);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
