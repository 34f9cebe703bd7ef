package io.carillon.gateway.guard;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.util.ReferenceCountUtil;
import org.jboss.logging.Logger;

/**
 * Sees every answer last and completes those written before a request was routed: by the decoder's verdict, or because a
 * target is none. They are known by having no id yet. Logs them, as no other log does.
 */
@Sharable
public final class AnswerGuard extends ChannelOutboundHandlerAdapter {
    private static final Logger LOG = Logger.getLogger(AnswerGuard.class);

    private final SafeHeaders safe;

    AnswerGuard(SafeHeaders safe) {
        this.safe = safe;
    }

    /** A guard for any number of connections. */
    public static AnswerGuard configured() {
        return new AnswerGuard(SafeHeaders.configured());
    }

    /** Takes its place on a connection that speaks HTTP; does nothing where it stands already, or nobody can speak yet. */
    public void join(ChannelPipeline pipeline) {
        ChannelHandlerContext encoder = pipeline.context(HttpResponseEncoder.class);
        if (encoder != null && pipeline.get(AnswerGuard.class) == null) {
            pipeline.addAfter(encoder.name(), null, this);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (!(message instanceof HttpResponse answer) || isNamed(answer) || isInterim(answer)) {
            context.write(message, promise);
        } else if (message instanceof FullHttpResponse empty && isBareRefusal(empty)) {
            HttpResponse refusal = complete(Refusal.of(empty.protocolVersion(), empty.status()));
            ReferenceCountUtil.release(empty);
            context.write(refusal, promise.unvoid()).addListener(ChannelFutureListener.CLOSE);
        } else {
            context.write(complete(answer), promise);
        }
    }

    private HttpResponse complete(HttpResponse answer) {
        String id = RequestId.fresh();
        safe.complete(answer.headers());
        answer.headers().set(RequestId.HEADER, id);
        LOG.infof("refused unrouted: status=%d request=%s", answer.status().code(), id);
        return answer;
    }

    private static boolean isNamed(HttpResponse answer) {
        return answer.headers().contains(RequestId.HEADER);
    }

    private static boolean isInterim(HttpResponse answer) {
        return answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    private static boolean isBareRefusal(FullHttpResponse answer) {
        return Refusal.has(answer.status())
                && !answer.content().isReadable()
                && !answer.headers().contains(HttpHeaderNames.CONTENT_TYPE);
    }
}
