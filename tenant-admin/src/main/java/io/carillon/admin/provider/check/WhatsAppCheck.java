package io.carillon.admin.provider.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.carillon.admin.provider.ProviderType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Asks Meta for the phone number. Source: Graph API reference "WhatsApp Business Phone Number"; "Error Codes". */
@ApplicationScoped
class WhatsAppCheck implements ProviderCheck {
    private static final String FIELDS =
            "?fields=display_phone_number,verified_name,quality_rating,code_verification_status";

    private final VendorCalls calls;

    WhatsAppCheck(VendorCalls calls) {
        this.calls = calls;
    }

    @Override
    public ProviderType type() {
        return ProviderType.WHATSAPP;
    }

    @Override
    public Uni<List<CheckStep>> check(OpenedAccount account) {
        String url = account.baseUrl() + "/" + account.setting("apiVersion").orElse("v23.0") + "/"
                + account.known("phoneNumberId") + FIELDS;
        Map<String, String> headers = Map.of(
                "Authorization", "Bearer " + account.secret("accessToken").orElse(""));
        return calls.get(url, headers, answer -> judge(account, answer)).map(List::of);
    }

    private static CheckStep judge(OpenedAccount account, VendorCalls.Answered answer) {
        JsonNode number = answer.json();
        if (answer.isSuccess() && number.has("id")) {
            return CheckStep.ok(
                    "number",
                    account.quote(number.path("display_phone_number").asText() + " ("
                            + number.path("verified_name").asText() + "), quality "
                            + number.path("quality_rating").asText("unknown")));
        }
        int code = number.path("error").path("code").asInt(-1);
        return switch (code) {
            case 190 ->
                CheckStep.wrong(
                        "key",
                        "the access token is wrong, expired or was withdrawn: make one for a system user that does not expire");
            case 10, 200, 3 ->
                CheckStep.wrong("key", "the access token lacks the permission whatsapp_business_messaging");
            case 100 ->
                CheckStep.wrong(
                        "number",
                        "the access token leads to no phone number with this id: take the phone number id, not the number, and give the system user access to the WhatsApp account");
            default -> CheckStep.wrong("number", VendorCalls.usual("Meta", answer));
        };
    }
}
