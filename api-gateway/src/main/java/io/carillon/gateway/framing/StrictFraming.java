package io.carillon.gateway.framing;

import io.carillon.gateway.guard.AnswerGuard;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gives every accepted connection the strict decoder, and the guard of its answers. Found by Netty as a service: Vert.x has no place for it. */
public final class StrictFraming extends ChannelInitializerExtension {
    private final HttpServerOptions bounds = new HttpServerOptions();
    private final AnswerGuard guard = AnswerGuard.configured();

    public StrictFraming() {
        ConfigProvider.getConfig()
                .getOptionalValue("quarkus.http.limits.max-header-size", MemorySize.class)
                .ifPresent(size -> bounds.setMaxHeaderSize(Math.toIntExact(size.asLongValue())));
    }

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        connection.pipeline().addFirst(new Exchanger());
    }

    /** Waits for the first bytes, because Vert.x puts its own decoder into the pipeline later than we come. */
    private final class Exchanger extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ChannelHandlerContext usual = context.pipeline().context(VertxHttpRequestDecoder.class);
            if (usual != null) {
                context.pipeline().replace(usual.handler(), usual.name(), new StrictRequestDecoder(bounds));
                guard.join(context.pipeline());
                context.pipeline().remove(this);
            }
            context.fireChannelRead(message);
        }
    }
}
