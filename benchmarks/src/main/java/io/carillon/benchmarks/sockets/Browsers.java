package io.carillon.benchmarks.sockets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Any number of WebSocket clients on one thread. Each checks that its places come without a gap or a repeat. */
final class Browsers implements Runnable {
    private static final byte[] SENT_AT = "\"title\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PLACE = "\"id\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CREATED = "{\"type\":\"notification.created\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WELCOME = "{\"type\":\"welcome\"".getBytes(StandardCharsets.US_ASCII);
    private static final int PING = 0x89;
    private static final int CLOSE = 0x88;
    private static final int AT_ONCE = 100;

    final AtomicInteger welcomed = new AtomicInteger();
    final AtomicInteger received = new AtomicInteger();
    final AtomicInteger wrong = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    private final InetSocketAddress gateway;
    private final Selector selector;
    private final Queue<Tab> waiting = new ConcurrentLinkedQueue<>();
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(64 * 1024);
    private final long[] micros = new long[2_000_000];
    private int connecting;
    private volatile boolean stopped;

    Browsers(int port) throws IOException {
        gateway = new InetSocketAddress("127.0.0.1", port);
        selector = Selector.open();
    }

    /** One browser. */
    private static final class Tab {
        private final String token;
        private SocketChannel channel;
        private boolean upgraded;
        private long place = Surroundings.FIRST_PLACE;
        private byte[] rest = new byte[0];

        private Tab(String token) {
            this.token = token;
        }
    }

    void open(String token) {
        waiting.add(new Tab(token));
        selector.wakeup();
    }

    void stop() {
        stopped = true;
        selector.wakeup();
    }

    /** Sorted times from sending to receipt, of some messages in the order of their receipt. */
    long[] sortedMicros(int from, int to) {
        long[] times = Arrays.copyOfRange(micros, from, Math.min(to, micros.length));
        Arrays.sort(times);
        return times;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                connectSome();
                selector.select(50);
                for (SelectionKey key : new ArrayDeque<>(selector.selectedKeys())) {
                    turn(key);
                }
                selector.selectedKeys().clear();
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void connectSome() throws IOException {
        while (connecting < AT_ONCE && !waiting.isEmpty()) {
            Tab tab = waiting.poll();
            connecting++;
            tab.channel = SocketChannel.open();
            tab.channel.configureBlocking(false);
            tab.channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            tab.channel.connect(gateway);
            tab.channel.register(selector, SelectionKey.OP_CONNECT, tab);
        }
    }

    private void turn(SelectionKey key) throws IOException {
        Tab tab = (Tab) key.attachment();
        if (key.isConnectable()) {
            tab.channel.finishConnect();
            key.interestOps(SelectionKey.OP_READ);
            tab.channel.write(ByteBuffer.wrap(handshake(tab.token)));
        } else if (key.isReadable()) {
            read(key, tab);
        }
    }

    private byte[] handshake(String token) {
        return ("GET /ws HTTP/1.1\r\nHost: " + gateway.getHostString() + ":" + gateway.getPort()
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: carillon.v1, bearer."
                        + token + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void read(SelectionKey key, Tab tab) throws IOException {
        bytes.clear().put(tab.rest);
        if (tab.channel.read(bytes) < 0) {
            closed.incrementAndGet();
            key.cancel();
            tab.channel.close();
            return;
        }
        byte[] all = new byte[bytes.flip().remaining()];
        bytes.get(all);
        int at = tab.upgraded ? 0 : afterUpgrade(tab, all);
        int next = frame(tab, all, at);
        while (next > at) {
            at = next;
            next = frame(tab, all, at);
        }
        tab.rest = Arrays.copyOfRange(all, at, all.length);
    }

    private int afterUpgrade(Tab tab, byte[] all) {
        int end = indexOf(all, "\r\n\r\n".getBytes(StandardCharsets.US_ASCII), 0, all.length);
        if (end < 0) {
            return 0;
        }
        connecting--;
        tab.upgraded = true;
        return end + 4;
    }

    /** Reads a frame that begins here; returns where the next begins, or here if it is not whole yet. */
    private int frame(Tab tab, byte[] all, int at) throws IOException {
        if (!tab.upgraded || all.length - at < 2) {
            return at;
        }
        int length = all[at + 1] & 0x7f;
        int body = at + 2;
        if (length == 126) {
            if (all.length - at < 4) {
                return at;
            }
            length = (all[at + 2] & 0xff) << 8 | all[at + 3] & 0xff;
            body = at + 4;
        }
        if (all.length - body < length) {
            return at;
        }
        take(tab, all[at] & 0xff, all, body, body + length);
        return body + length;
    }

    private void take(Tab tab, int kind, byte[] all, int from, int to) throws IOException {
        if (kind == PING) {
            tab.channel.write(ByteBuffer.wrap(new byte[] {(byte) 0x8a, (byte) 0x80, 1, 2, 3, 4}));
        } else if (kind == CLOSE) {
            closed.incrementAndGet();
        } else if (starts(all, from, CREATED)) {
            created(tab, all, from, to);
        } else if (starts(all, from, WELCOME)) {
            welcomed.incrementAndGet();
        }
    }

    private void created(Tab tab, byte[] all, int from, int to) {
        long sent = number(all, indexOf(all, SENT_AT, from, to) + SENT_AT.length);
        long place = number(all, indexOf(all, PLACE, from, to) + PLACE.length);
        if (place != tab.place + 1) {
            wrong.incrementAndGet();
        }
        tab.place = place;
        int index = received.getAndIncrement();
        if (index < micros.length) {
            micros[index] = (System.nanoTime() - sent) / 1_000;
        }
    }

    private static long number(byte[] all, int at) {
        long value = 0;
        for (int i = at; i < all.length && all[i] >= '0' && all[i] <= '9'; i++) {
            value = value * 10 + all[i] - '0';
        }
        return value;
    }

    private static boolean starts(byte[] all, int at, byte[] with) {
        return all.length - at >= with.length && Arrays.equals(all, at, at + with.length, with, 0, with.length);
    }

    private static int indexOf(byte[] all, byte[] part, int from, int to) {
        for (int i = from; i <= to - part.length; i++) {
            if (starts(all, i, part)) {
                return i;
            }
        }
        return -1;
    }
}
