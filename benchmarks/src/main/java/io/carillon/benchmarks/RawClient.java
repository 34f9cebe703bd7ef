package io.carillon.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The least that can be done to hand a payload over: no claims, no limits, no outcomes, kept connections. */
final class RawClient {
    private static final int SMTP_CONNECTIONS = 10;
    private static final int HTTP_CONNECTIONS = 64;

    /** Header fields that are the client's own business. */
    private static final Set<String> OWN = Set.of("host", "connection", "content-length", "user-agent");

    private final RunningSuite suite;

    RawClient(RunningSuite suite) {
        this.suite = suite;
    }

    static int connections(Vendor vendor) {
        return switch (vendor) {
            case SMTP -> SMTP_CONNECTIONS;
            case WEBHOOK -> WebhookEndpoints.CALLS_AT_ONCE;
            case SENDGRID, TWILIO, FCM, WHATSAPP -> HTTP_CONNECTIONS;
        };
    }

    /** Messages a second when {@code count} are handed over. */
    double perSecond(Vendor vendor, int count) throws Exception {
        int connections = connections(vendor);
        AtomicInteger left = new AtomicInteger(count);
        HttpRequest request = vendor.isHttp() ? recorded(vendor) : null;
        long began = System.nanoTime();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                running.add(workers.submit(() -> {
                    if (vendor.isHttp()) {
                        post(http, request, left);
                    } else {
                        mail(left);
                    }
                    return null;
                }));
            }
            for (Future<?> worker : running) {
                worker.get();
            }
        }
        return count / ((System.nanoTime() - began) / 1e9);
    }

    /** What the dispatcher sent last, so that both carry the same. */
    private HttpRequest recorded(Vendor vendor) throws IOException, InterruptedException {
        return vendor == Vendor.WEBHOOK ? posted(vendor) : called(vendor);
    }

    private HttpRequest posted(Vendor vendor) throws IOException, InterruptedException {
        JsonNode all = suite.simulator(vendor.path());
        JsonNode last = all.path(all.size() - 1);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(suite.values().get("SIMULATOR_URL") + vendor.path()))
                .POST(HttpRequest.BodyPublishers.ofString(last.path("body").asText()));
        last.path("headers").fields().forEachRemaining(field -> {
            if (!OWN.contains(field.getKey())) {
                request.header(field.getKey(), field.getValue().asText());
            }
        });
        return request.build();
    }

    private HttpRequest called(Vendor vendor) throws IOException, InterruptedException {
        JsonNode body = suite.simulator("/requests?limit=1&provider=" + vendor.simulated())
                .path(0)
                .path("body");
        String text = vendor.contentType().startsWith("application/json") ? body.toString() : form(body);
        String simulator = suite.values().get("SIMULATOR_URL");
        URI url = URI.create(simulator + "/" + vendor.simulated() + vendor.path());
        return HttpRequest.newBuilder(url)
                .header("Content-Type", vendor.contentType())
                .header("Authorization", vendor.authorization(simulator))
                .POST(HttpRequest.BodyPublishers.ofString(text))
                .build();
    }

    private static String form(JsonNode fields) {
        return StreamSupport.stream(((Iterable<Map.Entry<String, JsonNode>>) fields::fields).spliterator(), false)
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(field.getValue().asText(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static void post(HttpClient http, HttpRequest request, AtomicInteger left)
            throws IOException, InterruptedException {
        while (left.getAndDecrement() > 0) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(request.uri() + " answered " + answer.statusCode() + " " + answer.body());
            }
        }
    }

    private void mail(AtomicInteger left) throws IOException {
        URI smtp = URI.create(suite.values().get("SMTP_URL"));
        try (Socket socket = new Socket(smtp.getHost(), smtp.getPort())) {
            socket.setTcpNoDelay(true);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = socket.getOutputStream();
            expect(in, '2');
            say(out, "EHLO bench.example\r\n");
            expect(in, '2');
            while (left.getAndDecrement() > 0) {
                say(out, "MAIL FROM:<raw@bench.example>\r\nRCPT TO:<to@bench.example>\r\nDATA\r\n");
                expect(in, '2');
                expect(in, '2');
                expect(in, '3');
                say(out, message());
                expect(in, '2');
            }
        }
    }

    private static String message() {
        return "From: raw@bench.example\r\nTo: to@bench.example\r\nSubject: Your invoice\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: text/html\r\n\r\n" + Vendor.html().replace("</tr>", "</tr>\r\n") + "\r\n.\r\n";
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write(words.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void expect(BufferedReader in, char first) throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        if (line == null || line.charAt(0) != first) {
            throw new UncheckedIOException(new IOException("the mail sink answered " + line));
        }
    }
}
