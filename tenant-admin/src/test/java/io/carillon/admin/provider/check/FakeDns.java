package io.carillon.admin.provider.check;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A name server on UDP (RFC 1035) that knows TXT records only. Names it was not told of do not exist. */
final class FakeDns implements AutoCloseable {
    private static final int HEADER = 12;
    private static final int TXT = 16;
    private static final int LONGEST_STRING = 255;

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final URI address = URI.create("dns://127.0.0.1:" + socket.getLocalPort());
    private final Map<String, List<String>> records = new ConcurrentHashMap<>();

    FakeDns() throws IOException {
        Thread.ofVirtual().start(this::serve);
    }

    /** What it says about a name: one record; nothing stands for a name without TXT records. */
    FakeDns holds(String name, String... record) {
        records.put(name, List.of(record));
        return this;
    }

    URI address() {
        return address;
    }

    private void serve() {
        while (!socket.isClosed()) {
            DatagramPacket asked = new DatagramPacket(new byte[1500], 1500);
            try {
                socket.receive(asked);
                byte[] answer = answer(Arrays.copyOf(asked.getData(), asked.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, asked.getSocketAddress()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private byte[] answer(byte[] query) throws IOException {
        StringBuilder name = new StringBuilder();
        int at = HEADER;
        while (query[at] != 0) {
            name.append(name.isEmpty() ? "" : ".")
                    .append(new String(query, at + 1, query[at], StandardCharsets.US_ASCII));
            at += query[at] + 1;
        }
        List<String> strings = records.get(name.toString());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(query, 0, 2);
        out.writeShort(strings == null ? 0x8183 : 0x8180);
        out.writeShort(1);
        out.writeShort(strings == null || strings.isEmpty() ? 0 : 1);
        out.writeInt(0);
        out.write(query, HEADER, at + 5 - HEADER);
        if (strings != null && !strings.isEmpty()) {
            record(out, strings.stream().flatMap(FakeDns::pieces).toList());
        }
        return bytes.toByteArray();
    }

    private static void record(DataOutputStream out, List<String> strings) throws IOException {
        out.writeShort(0xC00C);
        out.writeShort(TXT);
        out.writeShort(1);
        out.writeInt(60);
        out.writeShort(strings.stream().mapToInt(text -> text.length() + 1).sum());
        for (String text : strings) {
            out.writeByte(text.length());
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** A string holds 255 characters: longer texts come in several. */
    private static Stream<String> pieces(String text) {
        return text.length() <= LONGEST_STRING
                ? Stream.of(text)
                : Stream.concat(Stream.of(text.substring(0, LONGEST_STRING)), pieces(text.substring(LONGEST_STRING)));
    }

    @Override
    public void close() {
        socket.close();
    }
}
