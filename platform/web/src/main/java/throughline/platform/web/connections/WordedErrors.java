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

  /** What an error says that was answered before any code of the application saw the request. */
  record ErrorWords(String mediaType, String body) {

    private record Error(String code, String title, String advice) {}

    /** The error with this status at this address; every text in it is ours, so none is escaped. */
    static ErrorWords of(int status, String address) {
      var error = error(status);
      return address.matches("/api([/?#].*)?")
          ? new ErrorWords("application/problem+json", json(status, error))
          : new ErrorWords("text/html;charset=UTF-8", page(error));
    }

    private static Error error(int status) {
      return switch (status) {
        case 403 ->
            new Error(
                "not-allowed",
                "Not allowed from another website",
                "Go to the start of this service and follow the links from there.");
        case 408 ->
            new Error(
                "too-slow", "That took too long to arrive", "Check the connection, try again.");
        case 413 -> new Error("too-large", "That is too much to send", "Send less and try again.");
        case 414 ->
            new Error("address-too-long", "That web address is too long", "Use a shorter address.");
        case 431 ->
            new Error(
                "head-too-large",
                "That is too much before the content",
                "Send fewer or shorter headers; in a browser, delete the cookies of this website.");
        default ->
            status < 500
                ? new Error(
                    "bad-request",
                    "This request cannot be read",
                    "Check the address and what you sent, and try again.")
                : new Error(
                    "unavailable",
                    "This service is not available now",
                    "Try again in a few minutes.");
      };
    }

    private static String json(int status, Error error) {
      return """
          {"type":"urn:throughline:problem:%1$s","title":"%2$s","status":%3$d,"detail":"%4$s","code":"%1$s"}"""
          .formatted(error.code(), error.title(), status, error.advice());
    }

    private static String page(Error error) {
      return """
          <!DOCTYPE html>
          <html lang="en-GB">
          <head><meta charset="utf-8"><title>%1$s – Throughline</title></head>
          <body><h1>%1$s</h1><p>%2$s</p><p><a href="/">Go to the start of this service</a></p></body>
          </html>
          """
          .formatted(error.title(), error.advice());
    }
  }
}
