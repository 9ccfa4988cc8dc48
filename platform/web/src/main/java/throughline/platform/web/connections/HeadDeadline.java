package throughline.platform.web.connections;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection on which the head of a request does not come to an end in time, however often
 * another byte of it comes. Runs on the event loop of its connection.
 */
final class HeadDeadline extends ChannelInboundHandlerAdapter {

  /** Set with {@code -D}: Netty makes this class, which no settings reach. */
  private static final int SECONDS = Integer.getInteger("throughline.head-seconds", 10);

  private Future<?> deadline;
  private boolean inBody;

  /** Stands before the bytes are read as HTTP, and so sees a head that is not complete. */
  ChannelHandler onBytes() {
    return new ChannelInboundHandlerAdapter() {
      @Override
      public void channelActive(ChannelHandlerContext context) {
        start(context);
        context.fireChannelActive();
      }

      @Override
      public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (!inBody) {
          start(context);
        }
        context.fireChannelRead(bytes);
      }
    };
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest) {
      inBody = true;
      stop();
    }
    if (message instanceof LastHttpContent) {
      inBody = false;
    }
    context.fireChannelRead(message);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    stop();
    context.fireChannelInactive();
  }

  private void start(ChannelHandlerContext context) {
    if (deadline == null) {
      deadline = context.executor().schedule(() -> context.close(), SECONDS, TimeUnit.SECONDS);
    }
  }

  private void stop() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }
}
