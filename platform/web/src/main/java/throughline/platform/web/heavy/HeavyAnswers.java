package throughline.platform.web.heavy;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import throughline.platform.web.problem.ErrorAnswers;
import throughline.platform.web.session.CurrentSender;

/**
 * Lets few requests at a time make a {@link HeavyAnswer}. The others wait on the event loop, so
 * that no worker stands in a queue while somebody else wants a page.
 */
class HeavyAnswers {

  static final String PLACE = HeavyPlaces.Place.class.getName();

  private final HeavyPlaces places;
  private final CurrentSender sender;
  private final ErrorAnswers answers;

  HeavyAnswers(HeavyPlaces places, CurrentSender sender, ErrorAnswers answers) {
    this.places = places;
    this.sender = sender;
    this.answers = answers;
  }

  /** After the body was read: a place is for making the answer, not for waiting for a sender. */
  @HeavyAnswer
  @ServerRequestFilter(nonBlocking = true, priority = 1)
  Uni<Response> takePlace(RoutingContext request, ContainerRequestContext context) {
    var vertx = request.vertx();
    var place = places.forOneOf(sender.known() ? sender.subject() : "");
    context.setProperty(PLACE, place);
    CurrentRequestManager.get().registerCompletionCallback(done -> place.leave());
    // An answer that broke off before it was written has neither completion nor writer.
    request.addEndHandler(
        ended -> vertx.setTimer(HeavyPlaces.LONGEST_AFTER_END.toMillis(), due -> place.leave()));
    return Uni.createFrom()
        .<Boolean>emitter(
            taken -> {
              long timer = vertx.setTimer(places.patience().toMillis(), due -> place.giveUp());
              place.take(
                  yes -> {
                    vertx.cancelTimer(timer);
                    taken.complete(yes);
                  });
            })
        .map(taken -> taken ? null : answers.busy(request));
  }

  /**
   * Gives the place back once the answer is made, also where nobody is there any more to read it.
   */
  @Provider
  @HeavyAnswer
  static class LeavePlace implements WriterInterceptor {

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
      try {
        context.proceed();
      } finally {
        if (context.getProperty(HeavyAnswers.PLACE) instanceof HeavyPlaces.Place place) {
          place.leave();
        }
      }
    }
  }
}
