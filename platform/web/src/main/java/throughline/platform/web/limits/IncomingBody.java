package throughline.platform.web.limits;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.util.function.IntConsumer;

/** One body on its way in. All of it runs on the event loop of its connection. */
final class IncomingBody {

  static final int COMPLETE = 0;

  private final RoutingContext request;
  private final HttpServerRequest http;
  private final BodyLimits.Limit limit;
  private final BodyBudget budget;
  private final String sender;
  private final IntConsumer outcome;
  private final Buffer body = Buffer.buffer();
  private boolean decided;
  private long timer;

  IncomingBody(
      RoutingContext request, BodyLimits.Limit limit, BodyBudget budget, IntConsumer outcome) {
    this.request = request;
    this.http = request.request();
    this.limit = limit;
    this.budget = budget;
    this.sender = sender(request);
    this.outcome = outcome;
  }

  void read() {
    listen();
    if ("100-continue".equalsIgnoreCase(http.getHeader(HttpHeaders.EXPECT))) {
      http.response().writeContinue();
    }
    http.resume();
  }

  void listen() {
    timer = request.vertx().setTimer(limit.deadline().toMillis(), late -> decide(408));
    request.addEndHandler(answered -> end());
    http.handler(this::keep);
    http.endHandler(end -> complete());
    http.exceptionHandler(cut -> decide(400));
  }

  private void keep(Buffer part) {
    if (decided) {
      return;
    }
    if (body.length() + part.length() > limit.bytes()) {
      decide(413);
    } else if (!budget.take(sender, part.length())) {
      decide(503);
    } else {
      body.appendBuffer(part);
    }
  }

  private void complete() {
    if (!decided) {
      ((RoutingContextInternal) request).setBody(body);
    }
    decide(COMPLETE);
  }

  /** Answered, by whomever: a timer that stayed would keep the whole request until it is due. */
  private void end() {
    decide(400);
    budget.giveBack(sender, body.length());
  }

  private void decide(int status) {
    if (!decided) {
      decided = true;
      request.vertx().cancelTimer(timer);
      outcome.accept(status);
    }
  }

  /** Those who did not sign in count as one. */
  static String sender(RoutingContext request) {
    return request.user() instanceof QuarkusHttpUser user
        ? user.getSecurityIdentity().getPrincipal().getName()
        : "";
  }
}
