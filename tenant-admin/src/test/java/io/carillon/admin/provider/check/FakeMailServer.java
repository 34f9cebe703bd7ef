package io.carillon.admin.provider.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server of the test's own making; says to each command what it was told to. */
final class FakeMailServer implements AutoCloseable {
    final List<String> lines = new CopyOnWriteArrayList<>();
    private final Map<String, String> replies = new ConcurrentHashMap<>(Map.of(
            "GREETING",
            "220 fake ESMTP",
            "EHLO",
            "250-fake\r\n250 AUTH PLAIN LOGIN",
            "AUTH",
            "235 welcome",
            "NOOP",
            "250 ok",
            "QUIT",
            "221 bye",
            "STARTTLS",
            "220 go ahead"));
    private final ServerSocket server;
    private final SSLContext tls;
    private final boolean atOnce;

    /** @param atOnce encrypted from the first byte */
    FakeMailServer(SSLContext tls, boolean atOnce) throws IOException {
        this.tls = tls;
        this.atOnce = atOnce;
        this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    FakeMailServer answers(String verb, String reply) {
        replies.put(verb, reply);
        return this;
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket plain = server.accept()) {
                serve(atOnce ? encrypted(plain) : plain);
            } catch (IOException gone) {
                lines.add("<gone>");
            }
        }
    }

    private void serve(Socket given) throws IOException {
        Socket socket = given;
        say(socket, "GREETING");
        BufferedReader in = reader(socket);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            lines.add(line);
            String verb = line.split(" ")[0];
            say(socket, verb);
            if (verb.equals("STARTTLS") && replies.get(verb).startsWith("220")) {
                socket = encrypted(socket);
                in = reader(socket);
            }
        }
    }

    private Socket encrypted(Socket plain) throws IOException {
        SSLSocket encrypted = (SSLSocket) tls.getSocketFactory()
                .createSocket(plain, plain.getInetAddress().getHostName(), plain.getPort(), true);
        encrypted.setUseClientMode(false);
        encrypted.startHandshake();
        return encrypted;
    }

    private void say(Socket socket, String verb) throws IOException {
        String reply = replies.getOrDefault(verb, "500 what");
        if (!reply.isEmpty()) {
            socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
