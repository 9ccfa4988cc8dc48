package throughline.platform.web.connections;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Puts our own handlers into every connection that a server of this process takes. */
public final class ConnectionGuards extends ChannelInitializerExtension {

  /** The name that Vert.x gives to the end of reading and writing HTTP. */
  private static final String ENCODER = "httpEncoder";

  @Override
  public void postInitializeServerChildChannel(Channel connection) {
    connection.pipeline().addFirst(new WhenActive());
  }

  /** Vert.x has made its handlers by the time at which a connection is active. */
  private static final class WhenActive extends ChannelInboundHandlerAdapter {

    @Override
    public void channelActive(ChannelHandlerContext context) {
      var pipeline = context.pipeline();
      if (pipeline.get(ENCODER) != null) {
        var deadline = new HeadDeadline();
        pipeline.addFirst(deadline.onBytes());
        pipeline.addAfter(ENCODER, null, new WordedErrors());
        pipeline.addAfter(ENCODER, null, deadline);
        pipeline.addAfter(
            ENCODER, null, new ConnectionUse(OpenConnections.with(context.channel())));
      }
      pipeline.remove(this);
      pipeline.fireChannelActive();
    }
  }

  /** Tells the others whether a request is under way on this connection. */
  static final class ConnectionUse extends ChannelDuplexHandler {

    private final OpenConnections all;
    private int unanswered;

    ConnectionUse(OpenConnections all) {
      this.all = all;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      all.enter(context.channel());
      context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest && unanswered++ == 0) {
        all.begin(context.channel());
      }
      context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      boolean isInterim = message instanceof HttpResponse head && head.status().code() < 200;
      if (message instanceof LastHttpContent && !isInterim && --unanswered == 0) {
        all.end(context.channel());
      }
      context.write(message, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      all.leave(context.channel());
      context.fireChannelInactive();
    }
  }

  /**
   * Ends a connection on which the head of a request does not come to an end in time, however often
   * another byte of it comes. Runs on the event loop of its connection.
   */
  static final class HeadDeadline extends ChannelInboundHandlerAdapter {

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
}
