package io.carillon.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.carillon.systemtests.suite.Answer;
import io.carillon.systemtests.suite.Http;
import io.carillon.systemtests.suite.Suite;
import io.carillon.systemtests.suite.TenantService;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be accepted is refused at the door, with the problem that is documented for it. */
class BadInputST {
    private static final Suite SUITE = Suite.shared();
    private static final Map<String, Object> GOOD = Requests.welcome("ada@example.org", "Ada");
    private static final String SEND = TenantService.API + "/send";

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("badRequests")
    void isAnsweredWithItsProblem(String what, int status, String slug, String pointer, Supplier<Http> request) {
        Answer answer = request.get().send().expectProblem(status, slug);
        if (!pointer.isEmpty()) {
            answer.expectPointer(pointer);
        }
        assertThat(answer.body()).doesNotContain("Exception", "io.carillon", "io.quarkus");
    }

    static Stream<Arguments> badRequests() {
        return Stream.of(wrongContent(), wrongCaller(), wrongForm()).flatMap(rows -> rows);
    }

    private static Stream<Arguments> wrongContent() {
        return Stream.of(
                row("unknown template", 422, "template-not-found", "/template", () -> sending("template", code("no"))),
                row("missing variable", 422, "variables-missing", "/data/name", () -> sending("data", Map.of())),
                row("malformed address", 400, "validation-failed", "/recipient/email", () -> to("not-an-address")),
                row(
                        "line break in address",
                        400,
                        "validation-failed",
                        "/recipient/email",
                        () -> to("a@example.org\r\nBcc: b@example.org")),
                row("no recipient", 400, "validation-failed", "/recipient", () -> sending("recipient", null)),
                row(
                        "no contact",
                        422,
                        "no-contact",
                        "/recipient",
                        () -> sending("recipient", Map.of("phone", "+41791234567"))),
                row("unknown channel", 400, "invalid-json", "", () -> sending("channels", List.of("pigeon"))),
                row("unknown field", 400, "invalid-json", "", () -> sending("sender", "me")),
                row("wrong shape", 400, "invalid-json", "", () -> SUITE.demo().request("[]")),
                row("invalid JSON", 400, "invalid-json", "", () -> SUITE.demo().request("{\"template\":")),
                row("no body", 400, "invalid-json", "", () -> SUITE.demo().request("")));
    }

    private static Stream<Arguments> wrongCaller() {
        return Stream.of(
                row("wrong scope", 403, "forbidden", "", () -> post(GOOD).bearer(SUITE.token("demo-reader"))),
                row("a person", 403, "forbidden", "", () -> post(GOOD).bearer(SUITE.token("ada"))),
                row("no token", 401, "unauthenticated", "", () -> post(GOOD)),
                row("garbage token", 401, "unauthenticated", "", () -> post(GOOD)
                        .bearer("garbage")),
                row("forged token", 401, "unauthenticated", "", () -> post(GOOD).bearer(forged())),
                row("token without signature", 401, "unauthenticated", "", () -> post(GOOD)
                        .bearer(unsigned())),
                row("other tenant's notification", 404, "not-found", "", () -> ofOtherTenant("")),
                row("other tenant's timeline", 404, "not-found", "", () -> ofOtherTenant("/timeline")),
                row("made-up notification", 404, "not-found", "", () -> get("/01900000-0000-7000-8000-000000000001")),
                row("id that is none", 404, "not-found", "", () -> get("/no-id")));
    }

    private static Stream<Arguments> wrongForm() {
        return Stream.of(
                row("3 MB body", 413, "payload-too-large", "", () -> sending("data", Map.of("name", megabytes(3)))),
                row("wrong content type", 415, "unsupported-media-type", "", () -> SUITE.demo()
                        .request(GOOD)
                        .header("Content-Type", "text/plain")),
                row("wrong method", 405, "method-not-allowed", "", () -> Http.request("PUT", SUITE.gateway(SEND))
                        .json(GOOD)
                        .bearer(SUITE.demo().token())),
                row("unknown path", 404, "not-found", "", () -> Http.get(SUITE.gateway("/api/v1/nowhere"))
                        .bearer(SUITE.demo().token())),
                row("path read in two ways", 400, "malformed-path", "", () -> Http.get(
                                SUITE.gateway("/api/v1/users/me/..%2fservices"))
                        .bearer(SUITE.demo().token())));
    }

    @Test
    void theDoorGoesOnAfterAllOfThis() {
        assertThat(SUITE.demo().request(GOOD).send().status()).isEqualTo(202);
    }

    private static Arguments row(String what, int status, String slug, String pointer, Supplier<Http> request) {
        return arguments(what, status, slug, pointer, request);
    }

    private static Http sending(String field, Object value) {
        return SUITE.demo().request(Requests.with(GOOD, field, value));
    }

    private static Http to(String address) {
        return sending("recipient", Map.of("email", address));
    }

    private static Map<String, Object> code(String code) {
        return Map.of("code", code);
    }

    private static Http post(Object body) {
        return Http.post(SUITE.gateway(SEND), body);
    }

    private static Http get(String id) {
        return Http.get(SUITE.gateway(TenantService.API + id))
                .bearer(SUITE.demo().token());
    }

    private static Http ofOtherTenant(String suffix) {
        return get("/" + SUITE.other().send(Requests.welcome(Requests.freshAddress(), "Ada")) + suffix);
    }

    /** A real token whose tenant was exchanged; the signature no longer fits. */
    private static String forged() {
        String[] parts = SUITE.demo().token().split("\\.");
        return String.join(".", parts[0], otherTenant(parts[1]), parts[2]);
    }

    private static String unsigned() {
        String header = encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}");
        return header + "." + SUITE.demo().token().split("\\.")[1] + ".";
    }

    private static String otherTenant(String payload) {
        String claims = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
        String changed = claims.replace(SUITE.place("DEMO_TENANT_ID"), SUITE.place("OTHER_TENANT_ID"));
        assertThat(changed).isNotEqualTo(claims);
        return encoded(changed);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String megabytes(int count) {
        byte[] bytes = new byte[count * 1024 * 1024];
        Arrays.fill(bytes, (byte) 'a');
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
