package io.carillon.dispatcher.delivery;

import static io.restassured.RestAssured.given;

import io.carillon.testkit.Infra;
import java.util.List;
import java.util.Map;

/** What arrived in the mail sink. */
final class MailSinkClient {
    private MailSinkClient() {}

    static List<Map<String, Object>> mailsTo(String address) {
        return given().baseUri(Infra.env("MAIL_URL"))
                .queryParam("to", address)
                .get("/api/messages")
                .jsonPath()
                .getList("$");
    }
}
