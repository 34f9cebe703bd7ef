package io.carillon.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Behind.class)
class BodySizeComponentTest {
    private static final byte[] THREE_MEGABYTES = new byte[3 << 20];
    private static final String SEND = "/api/v1/services/notifications/send";

    @TestHTTPResource
    URI door;

    @Test
    void refusesADeclaredThreeMegabyteBody() {
        given().auth()
                .oauth2(Mint.valid())
                .body(THREE_MEGABYTES)
                .post(SEND)
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:carillon:problem:payload-too-large"));
    }

    @Test
    void aCsvFileMayBeLarger() {
        given().auth()
                .oauth2(Mint.valid())
                .body(THREE_MEGABYTES)
                .post("/api/v1/services/notifications/bulk/csv")
                .then()
                .statusCode(200)
                .body("bytes", equalTo(THREE_MEGABYTES.length));
    }

    @Test
    void refusesAChunkedThreeMegabyteBodyWhileItStreams() throws Exception {
        assertThat(chunked(THREE_MEGABYTES).statusCode()).isEqualTo(413);
        assertThat(chunked(THREE_MEGABYTES).body()).contains("urn:carillon:problem:payload-too-large");
    }

    @Test
    void takesBodiesUpToTheLimitChunkedOrNot() throws Exception {
        byte[] oneMegabyte = new byte[1 << 20];

        assertThat(chunked(oneMegabyte).body()).contains("\"bytes\":" + oneMegabyte.length);
        given().auth()
                .oauth2(Mint.valid())
                .body(oneMegabyte)
                .post(SEND)
                .then()
                .statusCode(200)
                .body("bytes", equalTo(oneMegabyte.length));
    }

    @Test
    void answersOneWhoWaitsToBeAskedForTheBody() throws Exception {
        String head = "POST /unsubscribe/a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: ";

        assertThat(Wire.say(door.getPort(), head + "3000000\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("payload-too-large");
        assertThat(Wire.say(door.getPort(), head + "2\r\n\r\nhi"))
                .startsWith("HTTP/1.1 100")
                .contains("HTTP/1.1 200");
    }

    private HttpResponse<String> chunked(byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(door.resolve(SEND))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + Mint.valid())
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
