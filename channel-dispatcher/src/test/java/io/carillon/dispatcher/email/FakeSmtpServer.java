package io.carillon.dispatcher.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A real SMTP server that records every line it is sent, and answers each verb as it is told. */
final class FakeSmtpServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Map<String, String> replies = new ConcurrentHashMap<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    FakeSmtpServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Answers {@code verb} ({@code GREETING, EHLO, MAIL, RCPT, DATA, .}) so; an empty reply is none. */
    void answers(String verb, String reply) {
        replies.put(verb, reply);
    }

    /** Every line that came, commands and data alike. */
    List<String> lines() {
        return lines;
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
                OutputStream out = client.getOutputStream()) {
            reply(out, "GREETING", "220 fake ESMTP");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                answer(line, in, out);
            }
        } catch (IOException gone) {
            lines.add("<connection lost>");
        }
    }

    private void answer(String line, BufferedReader in, OutputStream out) throws IOException {
        String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase();
        switch (verb) {
            case "EHLO" -> reply(out, "EHLO", "250-fake\r\n250-PIPELINING\r\n250-AUTH PLAIN\r\n250 8BITMIME");
            case "AUTH" -> reply(out, "AUTH", "235 2.7.0 welcome");
            case "MAIL" -> reply(out, "MAIL", "250 2.1.0 ok");
            case "RCPT" -> reply(out, "RCPT", "250 2.1.5 ok");
            case "DATA" -> data(in, out);
            case "QUIT" -> reply(out, "QUIT", "221 bye");
            default -> reply(out, verb, "250 ok");
        }
    }

    private void data(BufferedReader in, OutputStream out) throws IOException {
        reply(out, "DATA", "354 go on");
        if (!replies.getOrDefault("DATA", "354").startsWith("354")) {
            return;
        }
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            lines.add(line);
        }
        lines.add(".");
        reply(out, ".", "250 2.0.0 queued");
    }

    private void reply(OutputStream out, String verb, String usual) throws IOException {
        String reply = replies.getOrDefault(verb, usual);
        if (!reply.isEmpty()) {
            out.write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
