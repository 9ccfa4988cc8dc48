package throughline.platform.web.heavy;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;

/** Gives the place back once the answer is made, also where nobody is there any more to read it. */
@Provider
@HeavyAnswer
class LeavePlace implements WriterInterceptor {

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
