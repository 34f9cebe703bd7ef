package io.carillon.outbound;

import io.netty.channel.EventLoop;
import io.netty.resolver.AddressResolver;
import io.netty.util.concurrent.Future;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Asks the resolver that the event loops use themselves: does not block, knows the hosts file. Who asks on an event loop is
 * answered there, so that the connection that follows is that loop's too.
 */
@DefaultBean
@ApplicationScoped
class VertxHostLookup implements HostLookup {
    private final VertxInternal vertx;

    VertxHostLookup(Vertx vertx) {
        this.vertx = (VertxInternal) vertx;
    }

    @Override
    public Uni<List<InetAddress>> addresses(String host) {
        return Uni.createFrom().emitter(emitter -> resolve(host, emitter));
    }

    private void resolve(String host, UniEmitter<? super List<InetAddress>> emitter) {
        AddressResolver<InetSocketAddress> resolver =
                vertx.nettyAddressResolverGroup().getResolver(loop());
        resolver.resolveAll(InetSocketAddress.createUnresolved(host, 0))
                .addListener((Future<List<InetSocketAddress>> found) -> tell(found, emitter));
    }

    private EventLoop loop() {
        return Vertx.currentContext() instanceof ContextInternal asking && asking.isEventLoopContext()
                ? asking.nettyEventLoop()
                : vertx.nettyEventLoopGroup().next();
    }

    private static void tell(Future<List<InetSocketAddress>> found, UniEmitter<? super List<InetAddress>> emitter) {
        if (found.isSuccess()) {
            emitter.complete(
                    found.getNow().stream().map(InetSocketAddress::getAddress).toList());
        } else {
            emitter.fail(found.cause());
        }
    }
}
