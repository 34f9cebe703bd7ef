package io.carillon.dispatcher.email;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A real SMTP server that records every byte it is sent, and answers each verb as it is told. */
final class FakeSmtpServer implements AutoCloseable {
    private final ServerSocket socket;
    private final SSLContext tls;
    private final boolean encryptedFromTheStart;
    private final Map<String, String> replies = new ConcurrentHashMap<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    FakeSmtpServer() throws IOException {
        this(null, false);
    }

    /** Speaks TLS: at once, or when asked by STARTTLS. */
    FakeSmtpServer(SSLContext tls, boolean encryptedFromTheStart) throws IOException {
        this.tls = tls;
        this.encryptedFromTheStart = encryptedFromTheStart;
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

    /** Every line that came, commands and data alike; a lone CR or LF ends a line too, as careless servers read it. */
    List<String> lines() {
        return lines;
    }

    /** Every message as it would be handed on: dots unstuffed, line ends as they came. */
    List<String> messages() {
        return messages;
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
        try (client) {
            Talk talk = new Talk(encryptedFromTheStart ? encrypted(client) : client);
            talk.reply("GREETING", "220 fake ESMTP");
            for (String line = talk.read(); line != null; line = talk.read()) {
                talk = answer(talk, line);
            }
        } catch (IOException gone) {
            lines.add("<connection lost>");
        }
    }

    private Socket encrypted(Socket client) throws IOException {
        SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(client, null, client.getPort(), true);
        secure.setUseClientMode(false);
        return secure;
    }

    private Talk answer(Talk talk, String line) throws IOException {
        String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase();
        String usualEhlo = "250-fake\r\n250-PIPELINING\r\n250-AUTH PLAIN\r\n250 8BITMIME";
        switch (verb) {
            case "EHLO" -> talk.reply("EHLO", usualEhlo);
            case "AUTH" -> talk.reply("AUTH", "235 2.7.0 welcome");
            case "MAIL" -> talk.reply("MAIL", "250 2.1.0 ok");
            case "RCPT" -> talk.reply("RCPT", "250 2.1.5 ok");
            case "DATA" -> data(talk);
            case "QUIT" -> talk.reply("QUIT", "221 bye");
            case "STAR" -> {
                talk.reply("STAR", "220 go ahead");
                return tls == null ? talk : new Talk(encrypted(talk.client));
            }
            default -> talk.reply(verb, "250 ok");
        }
        return talk;
    }

    private void data(Talk talk) throws IOException {
        talk.reply("DATA", "354 go on");
        if (!replies.getOrDefault("DATA", "354").startsWith("354")) {
            return;
        }
        StringBuilder message = new StringBuilder();
        for (String line = talk.readRaw(); line != null && !line.equals(".\r\n"); line = talk.readRaw()) {
            lines.addAll(List.of(line.replaceAll("\r\n$", "").split("\r|\n", -1)));
            message.append(line.startsWith(".") ? line.substring(1) : line);
        }
        lines.add(".");
        messages.add(message.toString());
        talk.reply(".", "250 2.0.0 queued");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** One connection as it is now, in clear or encrypted. */
    private final class Talk {
        private final Socket client;
        private final InputStream in;
        private final OutputStream out;

        Talk(Socket client) throws IOException {
            this.client = client;
            this.in = new BufferedInputStream(client.getInputStream());
            this.out = client.getOutputStream();
        }

        private String read() throws IOException {
            String raw = readRaw();
            if (raw == null) {
                return null;
            }
            String line = raw.replaceAll("\r?\n$", "");
            lines.addAll(List.of(line.split("\r|\n", -1)));
            return line;
        }

        /** Up to and with CR LF; a lone LF does not end it, so that what was smuggled stays in sight. */
        private String readRaw() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int before = -1;
            for (int next = in.read(); next >= 0; next = in.read()) {
                line.write(next);
                if (next == '\n' && before == '\r') {
                    return line.toString(StandardCharsets.ISO_8859_1);
                }
                before = next;
            }
            return line.size() == 0 ? null : line.toString(StandardCharsets.ISO_8859_1);
        }

        private void reply(String verb, String usual) throws IOException {
            String reply = replies.getOrDefault(verb, usual);
            if (!reply.isEmpty()) {
                out.write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            }
        }
    }
}
