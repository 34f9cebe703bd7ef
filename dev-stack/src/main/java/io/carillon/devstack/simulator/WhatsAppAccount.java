package io.carillon.devstack.simulator;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** What WhatsApp shows of a phone number (Graph API, WhatsApp Business phone number). There is none with 404 in front. */
record WhatsAppAccount() implements AccountApi {

    static List<AccountApi> all() {
        return List.of(new WhatsAppAccount());
    }

    @Override
    public String provider() {
        return "whatsapp";
    }

    @Override
    public String path() {
        return "/whatsapp/(?:v\\d+\\.\\d+/)?(?<phoneNumberId>\\d+)";
    }

    @Override
    public Answer answer(Call call) {
        String id = call.pathPart("phoneNumberId");
        if (call.bearer().isEmpty()) {
            return WhatsAppApi.error(401, 190, "Invalid OAuth access token - Cannot parse access token", null);
        }
        return id.startsWith("404") ? unknown(id) : shown(id);
    }

    private static Answer unknown(String id) {
        Answer answer = WhatsAppApi.error(
                400,
                100,
                "Unsupported get request. Object with ID '" + id + "' does not exist, cannot be loaded due to missing"
                        + " permissions, or does not support this operation",
                null);
        answer.body().getJsonObject("error").put("type", "GraphMethodException").put("error_subcode", 33);
        return answer;
    }

    private static Answer shown(String id) {
        return Answer.of(
                200,
                new JsonObject()
                        .put("verified_name", "Demo Company")
                        .put("code_verification_status", "VERIFIED")
                        .put("display_phone_number", "+1 500-555-0006")
                        .put("quality_rating", "GREEN")
                        .put("id", id));
    }
}
