package throughline.platform.web.connections;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

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
}
