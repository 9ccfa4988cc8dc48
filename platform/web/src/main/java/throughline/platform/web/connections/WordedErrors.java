package throughline.platform.web.connections;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Gives a body to errors that are answered without one before any resource is asked: by Netty and
 * Vert.x (400, 414, 431), by Quarkus (403 of CORS, 413).
 */
final class WordedErrors extends ChannelDuplexHandler {

  /** Requests in the order in which HTTP answers them. */
  private final Queue<HttpRequest> unanswered = new ArrayDeque<>();

  private boolean isBegun;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpContent content
        && !(message instanceof HttpRequest)
        && content.decoderResult().isFailure()) {
      content.release();
      refuse(context);
      return;
    }
    if (message instanceof HttpRequest request) {
      unanswered.add(request);
    }
    context.fireChannelRead(message);
  }

  /**
   * Nobody can tell where a body ends of which a chunk is broken, nor where the next request is.
   */
  private void refuse(ChannelHandlerContext context) {
    if (unanswered.size() == 1 && !isBegun) {
      var nothing =
          new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST);
      nothing.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
      context
          .writeAndFlush(worded(nothing, unanswered.poll()))
          .addListener(ChannelFutureListener.CLOSE);
    } else {
      context.close();
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    boolean isInterim = message instanceof HttpResponse head && head.status().code() < 200;
    isBegun = !isInterim && !(message instanceof LastHttpContent);
    if (isInterim || !(message instanceof LastHttpContent)) {
      context.write(message, promise);
      return;
    }
    HttpRequest request = unanswered.poll();
    context.write(
        message instanceof FullHttpResponse answer && request != null && lacksWords(answer, request)
            ? worded(answer, request)
            : message,
        promise);
  }

  private static boolean lacksWords(FullHttpResponse answer, HttpRequest request) {
    return answer.status().code() >= 400
        && !answer.content().isReadable()
        && !HttpMethod.HEAD.equals(request.method());
  }

  private static FullHttpResponse worded(FullHttpResponse answer, HttpRequest request) {
    var error = ErrorWords.of(answer.status().code(), request.uri());
    var words = Unpooled.copiedBuffer(error.body(), StandardCharsets.UTF_8);
    var worded = new DefaultFullHttpResponse(answer.protocolVersion(), answer.status(), words);
    worded
        .headers()
        .set(answer.headers())
        .set(HttpHeaderNames.CONTENT_TYPE, error.mediaType())
        .set("X-Content-Type-Options", "nosniff")
        .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
        .set(HttpHeaderNames.CONTENT_LENGTH, words.readableBytes());
    answer.release();
    return worded;
  }
}
