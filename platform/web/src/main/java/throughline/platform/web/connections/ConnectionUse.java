package throughline.platform.web.connections;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;

/** Tells the others whether a request is under way on this connection. */
final class ConnectionUse extends ChannelDuplexHandler {

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
