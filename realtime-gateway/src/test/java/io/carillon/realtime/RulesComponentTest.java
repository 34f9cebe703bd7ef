package io.carillon.realtime;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.events.EventTypes;
import io.carillon.events.ProgressChanged;
import io.carillon.events.Topics;
import io.carillon.testkit.ConfigPublisher;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestEvent;
import io.carillon.testkit.TestTenant;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What sockets may and may not: marks, topics, presence, origins, limits, reading too slowly. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = "kafka,redis,oidc"))
@QuarkusTestResource(FakeCore.class)
class RulesComponentTest {
    private static final String DEMO = "01900000-0000-7000-8000-0000000000d1";
    private static final String OTHER = "01900000-0000-7000-8000-0000000000d2";
    private static final String GRACE = "00000000-0000-4000-8000-0000000000b2";
    private static final String LINUS = "00000000-0000-4000-8000-0000000000b3";
    private static final String BATCH = "01900000-0000-7000-8000-00000000ba01";

    @TestHTTPResource
    URI door;

    @BeforeEach
    void ready() throws Exception {
        FakeCore.reset();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> given().get("/health/ready").statusCode() == 200);
    }

    @AfterEach
    void leave() {
        Browser.allLeave();
    }

    @Test
    void marksInTheUsersOwnName() throws Exception {
        Browser ada = welcomed("ada");
        ada.send("{\"type\":\"mark-read\",\"id\":\"01900000-0000-7000-8000-0000000000e1\"}");
        ada.send("{\"type\":\"mark-all-read\",\"category\":\"news\"}");
        ada.send("{\"type\":\"mark-read\",\"id\":\"01900000-0000-7000-8000-00000000dead\"}");
        ada.send("{\"type\":\"mark-read\",\"id\":\"../admin\"}");

        assertThat(ada.next()).contains("\"error\"", "not-found", "00000000dead");
        assertThat(ada.next()).contains("\"error\"", "not-found", "../admin");
        assertThat(FakeCore.asked())
                .contains("PATCH /api/v1/users/me/notifications/01900000-0000-7000-8000-0000000000e1/read")
                .contains("POST /api/v1/users/me/notifications/mark-all-read?category=news")
                .doesNotContain("..");
    }

    @Test
    void tellsProgressToWhomCoreShowsIt() throws Exception {
        Browser admin = welcomed("demo-admin");
        Browser ada = welcomed("ada");
        admin.send("{\"type\":\"subscribe\",\"topic\":\"batch:" + BATCH + "\"}");
        ada.send("{\"type\":\"subscribe\",\"topic\":\"batch:" + BATCH + "\"}");
        assertThat(admin.next()).contains("batch.progress", BATCH, "\"accepted\":5");
        assertThat(ada.next()).contains("\"error\"", "forbidden", BATCH);

        progress(OTHER, ProgressChanged.Kind.BATCH, 6);
        progress(DEMO, ProgressChanged.Kind.BULK, 7);
        progress(DEMO, ProgressChanged.Kind.BATCH, 8);

        assertThat(admin.next()).contains("batch.progress", "\"accepted\":8");
        assertThat(ada.hearsNo("batch.progress")).isTrue();
        admin.send("{\"type\":\"unsubscribe\",\"topic\":\"batch:" + BATCH + "\"}");
        admin.send("{\"type\":\"ping\"}");
        assertThat(admin.next()).contains("pong");
        progress(DEMO, ProgressChanged.Kind.BATCH, 9);
        assertThat(admin.hearsNo("batch.progress")).isTrue();
    }

    @Test
    void refusesTopicsThatAreNone() throws Exception {
        Browser admin = welcomed("demo-admin");
        admin.send("{\"type\":\"subscribe\",\"topic\":\"bulk:" + UUID.randomUUID() + "\"}");
        assertThat(admin.next()).contains("\"error\"", "not-found");
        for (String topic : List.of("batch:1", "weather:today", "presence:")) {
            admin.send("{\"type\":\"subscribe\",\"topic\":\"" + topic + "\"}");
            assertThat(admin.next()).contains("\"error\"", "unknown-topic");
        }
        for (int i = 0; i < 60; i++) {
            admin.send("{\"type\":\"subscribe\",\"topic\":\"presence:user-" + i + "\"}");
        }
        assertThat(admin.next()).contains("\"error\"", "too-many-topics");
    }

    @Test
    void tabsSeeOneAnotherAndThoseWhoMaySeeWhoIsOnline() throws Exception {
        Browser admin = welcomed("demo-admin");
        Browser ada = welcomed("ada");
        ada.send("{\"type\":\"subscribe\",\"topic\":\"presence:" + LINUS + "\"}");
        assertThat(ada.next("error")).contains("forbidden");
        Browser linus = welcomed("linus");
        assertThat(linus.next("presence")).contains("\"userId\":\"" + LINUS, "\"online\":true", "\"sockets\":1");

        admin.send("{\"type\":\"subscribe\",\"topic\":\"presence:" + GRACE + "\"}");
        Browser grace = welcomed("grace");
        Browser tab = welcomed("grace");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> grace.next("presence").contains("\"sockets\":2"));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> admin.next("presence").contains("\"sockets\":2"));
        tab.leave();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> grace.next("presence").contains("\"sockets\":1"));
        grace.leave();
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            String frame = admin.next("presence");
            return frame.contains("\"online\":false") && frame.contains("\"lastSeenAt\":");
        });
    }

    @Test
    void refusesPagesOfOtherOrigins() throws Exception {
        String token = Tokens.ofUser("ada");
        assertThat(Browser.from("https://evil.example", door, "carillon.v1", "bearer." + token)
                        .closeCode())
                .isEqualTo(4403);
        assertThat(Browser.from("http://" + door.getAuthority(), door, "carillon.v1", "bearer." + token)
                        .next())
                .contains("welcome");
    }

    @Test
    void letsPagesOfATenantsOwnOriginsInForItsUsersOnly() throws Exception {
        ConfigPublisher.publish(TestTenant.demo()
                .snapshot()
                .version(System.currentTimeMillis())
                .allowedOrigins("https://shop.example")
                .build());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> String.valueOf(fromShop("ada").next()).contains("welcome"));
        assertThat(fromShop("linus").closeCode()).isEqualTo(4403);
    }

    private Browser fromShop(String user) throws Exception {
        return Browser.from("https://shop.example", door, "carillon.v1", "bearer." + Tokens.ofUser(user));
    }

    @Test
    void givesAUserSoManySocketsAndNoMore() throws Exception {
        List<Browser> tabs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tabs.add(welcomed("other-admin"));
        }
        Browser oneTooMany = Browser.signedIn(door, Tokens.ofUser("other-admin"));
        assertThat(oneTooMany.closeCode()).isEqualTo(4409);

        tabs.forEach(Browser::leave);
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            Browser again = Browser.signedIn(door, Tokens.ofUser("other-admin"));
            String frame = again.next(2_000);
            again.leave();
            return frame != null;
        });
    }

    @Test
    void goesOnWithANewTokenOfTheSameUserOnly() throws Exception {
        Browser ada = welcomed("ada");
        ada.send("{\"type\":\"hello\",\"token\":\"" + Tokens.ofUser("ada") + "\"}");
        assertThat(ada.next()).contains("welcome", "\"lastEventId\":\"100\"");
        ada.send("{\"type\":\"hello\",\"token\":\"" + Tokens.ofUser("grace") + "\"}");
        assertThat(ada.next()).contains("\"error\"", "other-user");
        ada.send("{\"type\":\"hello\",\"token\":\"x.y.z\"}");
        assertThat(ada.closeCode()).isEqualTo(4401);
    }

    /** It never reads, so neither the frames nor the close reach it; the server is rid of it all the same. */
    @Test
    void isRidOfAClientThatNeverReads() throws Exception {
        try (Socket deaf = new Socket(door.getHost(), door.getPort())) {
            deaf.setReceiveBufferSize(4_096);
            handshake(deaf, Tokens.ofUser("grace"));
            double before = closed("4429");
            FakeCore.tell(GRACE, 100, 0);
            for (int place = 101; place <= 4_000 && closed("4429") == before; place += 200) {
                TestTopics.produce(Topics.INBOX, InboxEvent.arrivals(DEMO, GRACE, place, 200, 16_000));
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> closed("4429") == before + 1);
        }
    }

    private static void handshake(Socket socket, String token) throws Exception {
        String request = "GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Protocol: carillon.v1, bearer." + token + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        byte[] some = new byte[200];
        assertThat(new String(some, 0, in.read(some), StandardCharsets.US_ASCII))
                .contains("101 Switching");
        await().atMost(Duration.ofSeconds(10)).until(() -> in.available() > 0);
    }

    private static double closed(String code) {
        return given().get("/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("carillon_realtime_closed_total{code=\"" + code))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private Browser welcomed(String user) throws Exception {
        Browser browser = Browser.signedIn(door, Tokens.ofUser(user));
        assertThat(browser.next("welcome")).isNotNull();
        return browser;
    }

    private static void progress(String tenant, ProgressChanged.Kind kind, long accepted) {
        ProgressChanged progress =
                new ProgressChanged(kind, BATCH, "OPEN", Map.of("accepted", accepted), Instant.now());
        TestTopics.produce(
                Topics.INBOX,
                TestEvent.of(
                        EventTypes.PROGRESS_CHANGED, tenant, UUID.randomUUID().toString(), progress));
    }
}
