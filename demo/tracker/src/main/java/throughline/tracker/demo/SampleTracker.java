package throughline.tracker.demo;

import jakarta.enterprise.context.ApplicationScoped;
import throughline.demo.SampleData;
import throughline.demo.SampleYear;

/** What people enter in the plan tracker in a year. */
@ApplicationScoped
class SampleTracker implements SampleData {

  private final SampleTargets targets;
  private final SampleRegister register;
  private final SampleMilestones milestones;
  private final SampleObservations observations;
  private final SamplePopulation population;
  private final SampleCommunity community;
  private final SampleDefinition definition;
  private final SampleReview review;
  private final SampleReleases releases;

  SampleTracker(
      SampleTargets targets,
      SampleRegister register,
      SampleMilestones milestones,
      SampleObservations observations,
      SamplePopulation population,
      SampleCommunity community,
      SampleDefinition definition,
      SampleReview review,
      SampleReleases releases) {
    this.targets = targets;
    this.register = register;
    this.milestones = milestones;
    this.observations = observations;
    this.population = population;
    this.community = community;
    this.definition = definition;
    this.review = review;
    this.releases = releases;
  }

  @Override
  public void tell(SampleYear year) {
    targets.tell(year);
    register.tell(year);
    milestones.tell(year);
    observations.tell(year);
    population.tell(year);
    community.tell(year);
  }

  /** The figures that the services counted are those of the definitions of today. */
  @Override
  public void tellOfFigures(SampleYear year) {
    definition.tell(year);
    review.tell(year);
    releases.tell(year);
  }
}
