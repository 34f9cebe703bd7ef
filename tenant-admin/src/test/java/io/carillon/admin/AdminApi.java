package io.carillon.admin;

import static io.restassured.RestAssured.given;

import io.carillon.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/** The admin API as people use it. */
public final class AdminApi {
    public static final String TENANTS = "/api/v1/admin/tenants";
    public static final String TEMPLATES = "/api/v1/admin/templates";
    public static final String LAYOUTS = "/api/v1/admin/layouts";
    public static final String PROVIDERS = "/api/v1/admin/providers";

    private AdminApi() {}

    public static RequestSpecification as(String person) {
        return given().auth().oauth2(Tokens.ofUser(person)).contentType(ContentType.JSON);
    }

    public static RequestSpecification asPlatform() {
        return as("platform-admin");
    }

    /** A tenant of the test alone; platform administrators reach it by its path. */
    public static String freshTenant() {
        return asPlatform()
                .body(Map.of("name", "Test " + UUID.randomUUID()))
                .post(TENANTS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static String templatesOf(String tenant) {
        return TENANTS + "/" + tenant + "/templates";
    }

    public static String layoutsOf(String tenant) {
        return TENANTS + "/" + tenant + "/layouts";
    }

    public static String providersOf(String tenant) {
        return TENANTS + "/" + tenant + "/providers";
    }

    public static Map<String, Object> smsTemplate(String code, String text) {
        return Map.of(
                "code",
                code,
                "category",
                "account",
                "defaultChannels",
                new String[] {"sms"},
                "variables",
                Map.of("type", "object", "required", new String[] {"name"}),
                "locales",
                Map.of("en", Map.of("sms", Map.of("text", text))));
    }

    public static Map<String, Object> sendGrid(String apiKey) {
        return Map.of(
                "type",
                "sendgrid",
                "name",
                "Mail",
                "settings",
                Map.of("from", "hello@test.example"),
                "secrets",
                Map.of("apiKey", apiKey));
    }

    public static String freshCode() {
        return "t-" + UUID.randomUUID();
    }
}
