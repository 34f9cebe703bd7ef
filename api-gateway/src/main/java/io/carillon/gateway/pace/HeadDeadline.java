package io.carillon.gateway.pace;

import io.carillon.gateway.guard.AnswerGuard;
import io.carillon.gateway.guard.Refusal;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Closes a connection whose first request has no end of headers in time; gone from the pipeline once it has. */
final class HeadDeadline extends ChannelInboundHandlerAdapter {
    private final Duration timeout;
    private final AnswerGuard guard;
    private Future<?> deadline;
    private boolean begun;
    private int lineEnds;

    HeadDeadline(Duration timeout, AnswerGuard guard) {
        this.timeout = timeout;
        this.guard = guard;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        deadline = context.executor().schedule(() -> giveUp(context), timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        deadline.cancel(false);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        deadline.cancel(false);
        context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes && endsHead(bytes)) {
            context.pipeline().remove(this);
        }
        context.fireChannelRead(message);
    }

    /** Two line ends with nothing between them, after something; carriage returns may be there or not. */
    private boolean endsHead(ByteBuf bytes) {
        for (int i = bytes.readerIndex(); i < bytes.writerIndex() && lineEnds < 2; i++) {
            byte next = bytes.getByte(i);
            if (next == '\n') {
                lineEnds += begun ? 1 : 0;
            } else if (next != '\r') {
                begun = true;
                lineEnds = 0;
            }
        }
        return lineEnds == 2;
    }

    private void giveUp(ChannelHandlerContext context) {
        guard.join(context.pipeline());
        context.pipeline().writeAndFlush(Refusal.tooSlow()).addListener(ChannelFutureListener.CLOSE);
    }
}
