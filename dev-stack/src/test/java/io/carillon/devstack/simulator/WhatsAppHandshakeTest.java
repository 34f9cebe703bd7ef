package io.carillon.devstack.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhatsAppHandshakeTest {
    private final Vertx vertx = Vertx.vertx();
    private volatile String asked;
    private HttpServer customer;

    /** A customer that answers the challenge to whoever knows the token. */
    @BeforeEach
    void listen() throws IOException {
        customer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        customer.createContext("/", exchange -> {
            asked = exchange.getRequestURI().getQuery();
            boolean known = asked.endsWith("hub.verify_token=right-one");
            byte[] words = asked.replaceAll(".*hub.challenge=(\\d+).*", "$1").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 401, words.length);
            exchange.getResponseBody().write(words);
            exchange.close();
        });
        customer.start();
    }

    @AfterEach
    void close() {
        customer.stop(0);
        vertx.close();
    }

    @Test
    void anAddressIsTakenWhenItAnswersTheChallenge() throws Exception {
        String url = "http://127.0.0.1:" + customer.getAddress().getPort() + "/webhooks/whatsapp/1";
        WhatsAppHandshake handshake = new WhatsAppHandshake(vertx, Optional.empty());
        assertThat(ended(handshake.perform(url, "right-one")).succeeded()).isTrue();
        assertThat(asked).startsWith("hub.mode=subscribe&hub.challenge=");
        assertThat(ended(handshake.perform(url, "wrong")).succeeded()).isFalse();
        assertThat(ended(handshake.perform("http://localhost:1/", "right-one")).succeeded())
                .isFalse();
    }

    private static Future<Void> ended(Future<Void> future) throws Exception {
        future.toCompletionStage()
                .toCompletableFuture()
                .handle((fine, wrong) -> null)
                .get(10, TimeUnit.SECONDS);
        return future;
    }
}
