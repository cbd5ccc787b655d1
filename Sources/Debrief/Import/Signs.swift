/// Words by which entries tell what they mark.
enum Signs {
  static func isNotice(_ words: String) -> Bool { has(notices, words) && !has(no, words) }
  static func isRecovery(_ words: String) -> Bool { has(recoveries, reached(words)) && !has(notYet, words) }
  static func isClosing(_ words: String) -> Bool { has(closings, words) && !has(notYet, words) }
  static func isMitigation(_ words: String) -> Bool { has(mitigations, words) && !has(notYet, words) }
  static func isBeginning(_ words: String) -> Bool { has(beginnings, words) }

  /// Without what was only meant to be: "restarted in order to get it back up".
  private static func reached(_ words: String) -> String {
    words.range(of: " in order to ").map { words[..<$0.lowerBound] + " " } ?? words
  }

  private static func has(_ phrases: [String], _ words: String) -> Bool {
    phrases.contains { words.contains($0.utf8.first.map { $0 >= 0x80 } ?? false ? $0 : " " + $0 + " ") }
  }

  private static func keys(_ text: String) -> [String] { text.split(separator: ";").map { Wording.full($0) } }

  private static let notices = keys(
    """
    alert;alerts;alerted;alerting;paged;pager;page received;pagerduty;opsgenie;notice;noticed;notices;first noticed;\
    reported;reports;reporting;report;user reports;detected;warning;warned;aware;received an email;monitoring shows;\
    alarm;alarms;nagios;notified;raised;support request;support requests;complaint;complaints;\
    gemeldet;bemerkt;festgestellt;alarm;meldung;alerte;signalé;signale;signalent;détecté;alerta;reporta;reportan;\
    reportó;reportado;reportou;detectado;detecta;detectó;detectou;検知;アラート;問い合わせ;告警;报警;发现;收到
    """)

  private static let recoveries = keys(
    """
    restored;recovered;back to normal;return to normal;returned to normal;returns to normal;returning to normal;\
    fully operational;verified operational;working order;fully recovered;service resumed;all systems operational;\
    are now back;is now back;back online;back up;came back;everything is back;is resolved;was resolved;are resolved;\
    resumes;resumed;producing blocks again;seem to have fixed;everything seems fine;was fixed;is fixed;has been fixed;issue fixed;problem fixed;issue resolved;incident resolved;fully resolved;problem is resolved;resolved;all clear;healthy again;working again;\
    operational again;normal again;recovery complete;fully restored;outage ends;outage ended;incident ends;end of outage;end of impact;end of incident;\
    wiederhergestellt;behoben;läuft wieder;wieder verfügbar;wieder erreichbar;rétabli;résolu;retour à la normale;\
    restablecido;restaurado;restaurada;resuelto;recuperado;recuperada;restabelecido;resolvido;normalizado;復旧;解消;正常化;恢复;恢复正常;已解决
    """)

  private static let closings = keys(
    """
    incident resolved;incident closed;declared resolved;marked as resolved;issue resolved;incident is resolved;\
    declare the incident resolved;confirmed resolved;problem is resolved;all clear;incident over;incident ends;\
    incident was resolved;issue was resolved;status page resolved;resolved the incident;incident declared over
    """)

  private static let mitigations = keys(
    """
    mitigated;rolled back;rollback completed;rollback complete;reverted;reverts deployed;workaround;fix deployed;\
    deployed the fix;hotfix deployed;fix applied;deployed a fix;fix rolled out;mitigation applied;issue mitigated;\
    mitigation deployed;re enables;reenabled;disabled;rollback deployed;fix was deployed;patch deployed;\
    entschärft;zurückgerollt;atténué;mitigado;revertido;緩和;回滚;ロールバック
    """)

  private static let beginnings = keys(
    """
    fail;fails;failed;failing;failure;failures;outage;begins;began;starts;started failing;start of incident;start of outage;start of impact;errors;\
    error rate;down;crash;crashed;crashes;unavailable;unresponsive;degraded;degradation;occurrence;occurence;timeout;\
    timeouts;elevated;spike;spiked;impact begins;impact started;incident begins;incident started;outage began;broken;\
    halt;halts;halted;stops;stopped;stalls;stalled;expired;störung;ausfall;panne;caída;falla;queda;falha;障害;発生;故障
    """)

  private static let notYet = keys(
    "not resolved;not yet;not fully;attempt;attempted;attempts;fail;failed;fails;not recovered;unable;not restored;partially;should be"
  )

  private static let no = keys("no alert;no alerts;not noticed;not detected")
}
