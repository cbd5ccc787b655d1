/// Whom and what the incident touched.
package struct Impact: Record {
  package var users = UserImpact()
  package var features: [Feature] = []
  package var business = BusinessImpact()
  package var technical = TechnicalImpact()

  package init() {}
}

package struct UserImpact: Record {
  package var count: Quantity<Whole>?
  package var percent: Quantity<PerCent>?
  package var regions: [String] = []
  package var errors: Prose?
  package var experience: [Experience] = []

  package init() {}
}

package struct Feature: Element {
  package var id: String?
  package var name: String?
  package var effect: Prose?

  package init() {}
}

package struct BusinessImpact: Record {
  package var revenue: Money?
  package var revenueDelayed: Money?
  package var slaBreach: Bool?
  package var slaMinutes: Quantity<Minutes>?
  package var reputation: Judged<Levels>?
  package var regulatory: Answer?
  package var churn: Quantity<Whole>?
  package var supportTickets: Quantity<Whole>?
  package var credits: Money?
  package var resolutionCost: Money?
  package var complaints: Quantity<Whole>?
  package var socialMentions: Quantity<Whole>?
  package var pressCoverage: Answer?
  package var escalations: Quantity<Whole>?
  package var dataImpact: DataImpact?
  package var description: Prose?

  package init() {}
}

package struct TechnicalImpact: Record {
  package var errorRateIncrease: String?
  package var degradation: Prose?
  package var dataIntegrity: String?
  package var dataLoss: Answer?
  package var dataCorruption: Answer?
  package var sensitiveDataExposed: Bool?
  package var dataRecoveryRequired: Bool?
  package var failedRequests: Quantity<Whole>?
  package var recoveryMinutes: Quantity<Minutes>?

  package init() {}
}
