// The words by which documents name a review's fields, in English, German, French, Spanish, Portuguese, Japanese and
// Chinese. They are taken beside those of the catalogue, which the templates go by, too.

extension Subject {
  /// The fields that headings name.
  static let names: [String: [String]] = {
    var found: [String: [String]] = [:]
    for field in Review.shape.fields where !ofDebrief.contains(field.name) {
      for name in field.names { found[Wording.key(name)] = [field.name] }
    }
    for (path, words) in headings {
      for name in words.split(separator: ";") { found[Wording.key(name)] = path.split(separator: ".").map(String.init) }
    }
    found[""] = nil
    return found
  }()

  /// The fields that labels name.
  static let labels: [String: [String]] = {
    var found: [String: [String]] = [:]
    for (path, words) in values {
      for name in words.split(separator: ";") { found[Wording.key(name)] = path.split(separator: ".").map(String.init) }
    }
    found[""] = nil
    return found
  }()

  /// What no document states under a heading of its own.
  private static let ofDebrief: Set<String> = [
    "uid", "origin", "template", "custom", "extra", "conflicts", "createdBy", "updatedBy", "teams", "notes", "id",
    "followUp", "communication", "completion", "response", "meeting",
  ]

  private static let headings: [(path: String, words: String)] = [
    (
      "summary",
      """
      Sammendrag;Sammanfattning;Samenvatting;Riepilogo;Sommario;Podsumowanie;Резюме;Краткое описание;Описание;Кратко;Что случилось;요약;개요;\
      summary;executive summary;overview;abstract;tldr;tl;dr;synopsis;incident summary;outline;at a glance;in brief;\
      quick summary;high level summary;issue summary;problem summary;event summary;incident description;\
      problem description;introduction;intro;what was the incident;postmortem summary;outage summary;incident overview;\
      summary of the incident;summary of event;problem statement;short summary;brief summary;brief;\
      Zusammenfassung;Überblick;Kurzfassung;Kurzbeschreibung;Beschreibung;Übersicht;\
      Résumé;Synthèse;Résumé de l'incident;En bref;Contexte et résumé;Description de l'incident;\
      Resumen;Resumen ejecutivo;Resumen del incidente;Descripción;Descripción del incidente;\
      Resumo;Sumário;Resumo executivo;Resumo do incidente;Descrição;Descrição do incidente;Visão geral;\
      概要;サマリー;サマリ;要約;障害概要;事象;事象概要;インシデント概要;障害内容;はじめに;\
      摘要;概述;概要;总结;事故概述;事件概述;故障概述;事故简述;问题描述;故障描述;事件摘要;事故摘要;事件简介
      """
    ),
    (
      "cause.whatHappened",
      """
      what happened;what broke;what failed;fault;the fault;technical details;technical analysis;incident details;\
      details;detailed description;the problem;problem;the issue;the bug;the incident;the outage;so what happened;\
      what actually happened;what exactly happened;Was ist passiert;Was geschah;Was passierte;Was ist geschehen;\
      Que s'est-il passé;Ce qui s'est passé;Qué pasó;Qué ocurrió;Qué sucedió;O que aconteceu;何が起きたか;何が起こったか;\
      发生了什么
      """
    ),
    (
      "impact",
      """
      Konsekvens;Påvirkning;Påverkan;Gevolgen;Impatto;Wpływ;Влияние;Последствия;영향;\
      impact;customer impact;user impact;business impact;impact assessment;impact on users;impact on customers;effects;\
      who was affected;what was affected;who was impacted;blast radius;scope;scope of impact;consequences;damage;\
      impact and scope;affected users;affected customers;impact analysis;impact summary;service impact;\
      Auswirkung;Auswirkungen;Folgen;Betroffene;Betroffene Systeme und Nutzer;Impakt;\
      Impacts;Conséquences;Impact client;Périmètre;Impact sur les utilisateurs;\
      Impacto;Impacto en los usuarios;Consecuencias;Alcance;Afectación;Impacto nos usuários;Consequências;\
      影響;影響範囲;ユーザー影響;影響内容;影响;影响范围;事故影响;影响评估;影响面;故障影响
      """
    ),
    (
      "timeline",
      """
      Tidslinje;Tidslinje for hendelsen;Tijdlijn;Cronologia degli eventi;Oś czasu;Хронология;Таймлайн;Хронология событий;타임라인;경과;\
      timeline;timeline of events;chronology;incident timeline;sequence of events;event log;events;key events;log;\
      incident log;chain of events;detailed timeline;order of events;event timeline;timeline of the incident;\
      chronology of events;key timestamps;history of events;course of events;what happened when;key timeline;\
      timeline of the outage;outage timeline;full timeline;activity log;incident chronology;events timeline;\
      Zeitleiste;Zeitverlauf;Zeitlicher Ablauf;Chronologie;Ablauf;Verlauf;Zeitachse;Chronologischer Ablauf;Hergang;\
      Zeitlicher Verlauf;Ablauf der Störung;Ereignisse;\
      Déroulement;Déroulé;Ligne de temps;Chronologie des événements;Frise chronologique;Historique;\
      Cronología;Línea de tiempo;Línea temporal;Línea del tiempo;Cronología de eventos;Secuencia de eventos;\
      Linha do tempo;Cronologia;Cronologia dos eventos;Sequência de eventos;\
      タイムライン;時系列;経緯;経過;対応履歴;発生経緯;対応経緯;障害発生の経緯;\
      时间线;时间轴;事件经过;事故经过;处理过程;故障经过;处理经过;故障时间线;事件时间线;过程;时间表;事件时间轴
      """
    ),
    (
      "cause",
      """
      Rotårsak;Rotårsaker;Årsak;Grundorsak;Orsak;Oorzaak;Grondoorzaak;Causa principale;Cause principali;Przyczyna;Przyczyny;Причина;Причины;Первопричина;Корневая причина;원인;근본 원인;\
      root cause;root causes;root cause analysis;rca;cause;causes;cause of the incident;cause of the outage;reason;\
      reasons;underlying cause;technical root cause;blameless root cause;what caused this;what was the cause;\
      what caused the outage;what caused the incident;the cause;root cause identification;root cause summary;\
      causal analysis;failure analysis;cause analysis;root cause and resolution;analysis of the cause;\
      primary cause;underlying issue;why did it happen;why did this happen;why it happened;why this happened;\
      what went wrong and why;origin;source of the problem;explanation;analysis;technical cause;\
      root cause statement;what caused it;diagnosis and root cause;\
      Ursache;Ursachen;Grundursache;Hauptursache;Ursachenanalyse;Fehlerursache;Grund;Fehleranalyse;Analyse;\
      Cause racine;Cause;Causes;Analyse des causes;Origine;Causes racines;Cause profonde;Causes profondes;\
      Analyse de la cause racine;Cause de l'incident;Origine de l'incident;\
      Causa raíz;Causas;Causa;Análisis de causa raíz;Causas raíz;Análisis de la causa raíz;Origen;\
      Causa raiz;Análise de causa raiz;Causas raiz;Análise da causa raiz;Causa-raiz;\
      原因;根本原因;根本原因分析;発生原因;直接原因;障害原因;原因分析;故障原因;事故原因;根因;根因分析;问题原因;根本原因分析
      """
    ),
    ("cause.why", "why;why it failed;why did it fail;why did that happen;Warum;Pourquoi;Por qué;Por quê;なぜ;为什么"),
    (
      "cause.trigger",
      """
      Utløsende faktor;Utlösande faktor;Aanleiding;Триггер;계기;\
      trigger;triggers;triggering event;what triggered it;what triggered the incident;immediate cause;proximate cause;\
      Auslöser;Déclencheur;Élément déclencheur;Desencadenante;Disparador;Gatilho;トリガー;契機;きっかけ;発端;触发因素;诱因;触发条件
      """
    ),
    (
      "cause.whyNotCaught",
      """
      why it wasn't caught;why it was not caught;why wasn't it caught;why was it not detected;why it wasn't detected;\
      how did this slip through;why did we not catch this;why tests did not catch it
      """
    ),
    (
      "cause.whys",
      """
      five whys;5 whys;the five whys;the 5 whys;5 why;five whys root cause identification;\
      5 Warum;Fünf Warum;5-Why;5 pourquoi;Les 5 pourquoi;Cinq pourquoi;5 porqués;Cinco porqués;Los 5 porqués;\
      5 porquês;Cinco porquês;Os 5 porquês;なぜなぜ分析;5つのなぜ;五个为什么;5个为什么;5 whys 分析;なぜなぜ
      """
    ),
    (
      "cause.factors",
      """
      contributing factors;contributing causes;contributing conditions;factors;contributors;aggravating factors;\
      contributing factor;other factors;contributing issues;secondary causes;enabling conditions;compounding factors;\
      Beitragende Faktoren;Begünstigende Faktoren;Mitwirkende Faktoren;Facteurs contributifs;Facteurs aggravants;\
      Factores contribuyentes;Factores que contribuyeron;Fatores contribuintes;Fatores contribuidores;\
      寄与要因;要因;誘因;影响因素;促成因素
      """
    ),
    (
      "detection",
      """
      Påvisning;Oppdaget;Oppdagelse;Upptäckt;Detectie;Rilevamento;Обнаружение;Когда обнаружено;감지;\
      detection;how was it detected;how we noticed;discovery;how was the incident detected;how did we find out;\
      identification;alerting;how we found out;how was this detected;how we detected it;detection and alerting;\
      Erkennung;Entdeckung;Feststellung;Détection;Detección;Detecção;Deteção;検知;検出;発見;检测;发现;发现过程;监控
      """
    ),
    (
      "response",
      """
      response;incident response;how did we respond;our response;actions taken;investigation;diagnosis;\
      troubleshooting;debugging;triage;response and recovery;what we did;steps taken;how we responded;\
      Reaktion;Untersuchung;Réponse;Réponse à l'incident;Investigation;Diagnostic;Respuesta;Investigación;Diagnóstico;\
      Resposta;Investigação;対応;対処;調査;応急対応;响应;处理;调查;排查;排查过程;应急响应
      """
    ),
    (
      "response.resolutionMethod",
      """
      Løsning;Lösning;Oplossing;Risoluzione;Soluzione;Rozwiązanie;Решение;Как решили;해결;\
      resolution;recovery;fix;the fix;solution;mitigation;mitigations;how we fixed it;remedy;restoration;repair;\
      how was it resolved;resolution and recovery;mitigation and resolution;how was the incident resolved;\
      recovery actions;how did we fix it;resolving the incident;how it was resolved;the solution;how we resolved it;\
      how it was fixed;mitigation and recovery;containment;resolution details;immediate fix;recovery process;\
      Lösung;Behebung;Wiederherstellung;Entstörung;Problemlösung;Fehlerbehebung;\
      Résolution;Correction;Solution;Rétablissement;Remédiation;Résolution de l'incident;\
      Resolución;Solución;Recuperación;Mitigación;Resolução;Solução;Recuperação;Mitigação;Correção;\
      解決;復旧;復旧対応;解決策;復旧作業;緩和;緩和策;解决;恢复;解决方案;解决过程;解决措施;恢复过程;修复;缓解措施;处理方案
      """
    ),
    ("response.workarounds", "workaround;workarounds;Übergangslösung;Contournement;Solución temporal;暫定対応;暫定対処;临时方案"),
    (
      "wentWell",
      """
      Hva gikk bra;Vad gick bra;Wat ging goed;Cosa è andato bene;Co poszło dobrze;Что было хорошо;Что прошло хорошо;Что сработало;잘한 점;잘된 점;\
      what went well;went well;things that went well;what worked;what worked well;what went right;positives;successes;\
      good things;pros;what we did well;the good;good;what did we do well;things that worked;things that went right;\
      what went well during the incident;what did go well;what was good;\
      Was lief gut;Was gut lief;Was ist gut gelaufen;Positives;Was hat gut funktioniert;Gut gelaufen;Das lief gut;\
      Ce qui s'est bien passé;Ce qui a bien fonctionné;Points positifs;Ce qui a marché;Qu'est-ce qui s'est bien passé;\
      Ce qui a fonctionné;Qué salió bien;Lo que salió bien;Qué funcionó;Qué funcionó bien;Lo que funcionó;\
      Aspectos positivos;Lo que funcionó bien;O que deu certo;O que correu bem;O que funcionou;O que funcionou bem;\
      Pontos positivos;O que foi bem;うまくいったこと;うまくいった点;良かったこと;良かった点;よかったこと;よかった点;\
      做得好的;做得好的地方;哪些做得好;做得好的方面;好的方面;亮点;优点
      """
    ),
    (
      "wentWrong",
      """
      Hva gikk dårlig;Hva gikk galt;Vad gick dåligt;Wat ging fout;Wat ging slecht;Cosa è andato male;Co poszło źle;Что пошло не так;Что было плохо;못한 점;아쉬운 점;\
      what went wrong;went wrong;things that went wrong;what went poorly;things that went poorly;what didn't go well;\
      what did not go well;what could have gone better;what could be improved;areas for improvement;negatives;\
      what didn't work;what did not work;things that went badly;challenges;pain points;what can be improved;problems;\
      where we struggled;opportunities for improvement;room for improvement;what could we do better;the bad;bad;cons;\
      what went badly;what we could have done better;what can we improve;what we did poorly;things that didn't go well;\
      things that did not go well;what could we have done better;what could have been better;what needs improvement;\
      what did not go so well;what didn't go so well;what could be better;what to improve;what we could do better;\
      Was lief schlecht;Was lief nicht gut;Was schlecht lief;Verbesserungspotenzial;Was ist schlecht gelaufen;\
      Was lief schief;Was nicht gut lief;Schlecht gelaufen;Negatives;Was hätte besser laufen können;Verbesserungen;\
      Ce qui s'est mal passé;Ce qui n'a pas fonctionné;Points à améliorer;Points négatifs;Ce qui a mal fonctionné;\
      Axes d'amélioration;Ce qui aurait pu être mieux;Ce qui n'a pas marché;\
      Qué salió mal;Lo que salió mal;Qué se puede mejorar;Qué no funcionó;Aspectos a mejorar;Áreas de mejora;\
      Lo que no funcionó;Lo que falló;Qué falló;Puntos de mejora;Qué podemos mejorar;O que deu errado;O que correu mal;O que pode melhorar;\
      O que não funcionou;Pontos de melhoria;Pontos negativos;O que pode ser melhorado;\
      うまくいかなかったこと;うまくいかなかった点;改善点;改善が必要なこと;悪かった点;課題;問題点;改善すべき点;反省点;\
      做得不好的;做得不好的地方;不足;不足之处;待改进;需要改进;需要改进的地方;存在的问题;问题;缺点;改进空间
      """
    ),
    (
      "gotLucky",
      """
      Hvor hadde vi flaks;Flaks;Var hade vi tur;Waar hadden we geluk;Где повезло;운이 좋았던 점;\
      where we got lucky;got lucky;lucky;luck;what went lucky;where did we get lucky;things that were lucky;\
      how we got lucky;we got lucky;where we were lucky;where we have been lucky;where I got lucky;where I was lucky;\
      where I have been lucky;Glück;Wo wir Glück hatten;Wo hatten wir Glück;Glück gehabt;\
      Chance;Où nous avons eu de la chance;Coup de chance;Suerte;Dónde tuvimos suerte;Donde tuvimos suerte;\
      Onde tivemos sorte;Sorte;幸運だったこと;運が良かったこと;幸運だった点;運が良かった点;ラッキーだったこと;幸运;幸运之处;侥幸;\
      运气好的地方;我们幸运的地方;幸运的地方
      """
    ),
    (
      "lessons",
      """
      Hva lærte vi;Lærdom;Lärdomar;Geleerde lessen;Lezioni apprese;Wnioski;Выводы;Уроки;Извлечённые уроки;Что узнали;교훈;배운 점;\
      lessons learned;lessons learnt;lessons;learnings;key learnings;what we learned;what did we learn;takeaways;\
      key takeaways;insights;what have we learned;learning;what we've learned;lesson learned;lesson;what we learnt;\
      learned;lessons and observations;\
      Lehren;Erkenntnisse;Gelernte Lektionen;Was wir gelernt haben;Gelerntes;Fazit und Lehren;Lektionen;\
      Leçons apprises;Enseignements;Leçons;Ce que nous avons appris;Retour d'expérience;Leçons tirées;\
      Lecciones aprendidas;Lo que aprendimos;Lecciones;Aprendizajes;Qué aprendimos;\
      Lições aprendidas;Aprendizados;O que aprendemos;Lições;Aprendizagens;\
      教訓;学び;学んだこと;得られた教訓;经验教训;教训;反思;经验;经验总结;经验与教训;学到的教训;复盘总结
      """
    ),
    (
      "actions",
      """
      Aksjonspunkter;Tiltak;Åtgärder;Actiepunten;Vervolgacties;Azioni;Azioni correttive;Działania;Действия;Меры;План действий;Что сделать;Дальнейшие шаги;조치 사항;재발 방지;액션 아이템;후속 조치;\
      action items;actions;action item;follow-up actions;follow ups;follow up;follow-ups;followup;follow-up items;\
      follow-up tasks;next steps;remediation;remediation items;remediation steps;remediation plan;corrective actions;\
      corrective measures;corrective action;corrective and preventive measures;corrective and preventative measures;\
      preventive actions;preventative actions;preventive measures;preventative measures;prevention;\
      preventing recurrence;future work;to do;todo;todos;tasks;tickets;action plan;recommendations;improvements;\
      planned improvements;what we are doing;what are we doing about it;what are we doing;remediations;\
      what we're doing to prevent this;what we are doing to prevent this;how do we prevent this in the future;\
      how will we prevent this;how can we prevent this;how can we prevent this from happening again;\
      how do we prevent this from happening again;how will we prevent this from happening again;moving forward;\
      going forward;where do we go from here;followup actions;followup items;what comes next;\
      what are we doing next;next actions;review actions;mitigation actions;future improvements;what's next;what next;\
      what will we do;what we will do;what are the next steps;action points;follow up work;jira tickets;\
      issues created;backlog items;future plans;future mitigation;measures;remediation and follow-up;\
      remediation actions;actions to be taken;actions already taken;plan;our plan;how are we making incidents like this less likely or less impactful;\
      how are we making incidents like this less likely;steps to prevent recurrence;steps to prevent;\
      what we're doing about it;future steps;following steps;further steps;steps forward;improvement actions;\
      proposed actions;agreed actions;planned actions;changes;changes made;what we're changing;what we changed;\
      how we're improving;what we're going to do;actions and improvements;prevention measures;recurrence prevention;\
      preventing this in the future;preventing future incidents;preventing similar incidents;action list;\
      long-term fixes;short-term fixes;long-term actions;short-term actions;immediate actions;long term;short term;\
      ways to prevent recurrence;preventative action;preventive action;remediation & prevention;repair items;\
      detection improvements;next step;\
      Maßnahmen;Folgemaßnahmen;Nächste Schritte;Aufgaben;Gegenmaßnahmen;Korrekturmaßnahmen;Weiteres Vorgehen;\
      Weitere Schritte;Massnahmen;Vorbeugung;Prävention;Verbesserungsmaßnahmen;Ergriffene Maßnahmen;\
      Geplante Maßnahmen;Konsequenzen;Offene Punkte und Maßnahmen;\
      Actions;Plan d'action;Actions correctives;Prochaines étapes;Suites;Actions à mener;Actions préventives;\
      Mesures correctives;Mesures;Plan d'actions;Améliorations;Prévention;Mesures préventives;Suites à donner;\
      Acciones;Acciones correctivas;Próximos pasos;Plan de acción;Tareas;Medidas;Medidas correctivas;\
      Acciones preventivas;Prevención;Mejoras;Seguimiento;Acciones de seguimiento;Elementos de acción;\
      Ações;Itens de ação;Próximos passos;Plano de ação;Ações corretivas;Medidas corretivas;Tarefas;Melhorias;\
      Ações preventivas;Ações futuras;Prevenção;\
      アクションアイテム;アクション;再発防止策;再発防止;今後の対応;今後の対策;対策;恒久対策;恒久対応;ネクストアクション;\
      次のアクション;改善策;対応策;今後のアクション;\
      改进措施;后续行动;行动项;后续措施;改进项;整改措施;后续计划;防范措施;改进计划;行动计划;后续改进;措施;预防措施;待办事项;\
      优化措施;改进;改进方案;后续工作;解决与改进
      """
    ),
    ("prevention.monitoring", "monitoring improvements;new alerts"),
    (
      "communications",
      """
      communication;communications;communication log;external communication;customer communication;\
      status page updates;internal communication;communication timeline;public communication;messaging;\
      Kommunikation;Communication externe;Comunicación;Comunicaciones;Comunicação;コミュニケーション;連絡;沟通;对外沟通;通知
      """
    ),
    (
      "meeting.attendees",
      """
      attendees;participants;present;meeting attendees;in attendance;postmortem participants;Teilnehmer;\
      Teilnehmende;Anwesend;Asistentes;Participantes;参加者;出席者;参与者;参会人员;参会人
      """
    ),
    (
      "roles",
      """
      responders;people involved;incident responders;who responded;incident team;response team;personnel;\
      teams involved;people;involved;who was involved;Beteiligte;Beteiligte Personen;Intervenants;Personnes impliquées;\
      Involucrados;Personas involucradas;Envolvidos;Pessoas envolvidas;対応者;関係者;担当者;相关人员;处理人员;响应人员
      """
    ),
    (
      "authors",
      """
      author;authors;written by;owner;owners;postmortem owner;prepared by;created by;document owner;report author;\
      post-mortem owner;incident review owner;postmortem author;editor;editors;author(s);Autor;Autoren;Verfasser;\
      Autorin;Auteur;Auteurs;Rédacteur;Rédigé par;Autores;Autor(es);Redactado por;Autor;作成者;著者;記入者;執筆者;\
      作者;撰写人;编写人;报告人;编写
      """
    ),
    (
      "links",
      """
      references;links;related links;resources;further reading;see also;external links;useful links;artifacts;\
      supporting documents;supporting information;supporting materials;additional resources;related documents;\
      Verweise;Quellen;Références;Liens;Referencias;Enlaces;Referências;参考;参考資料;リンク;関連リンク;参考资料;相关链接;参考链接
      """
    ),
    (
      "related",
      """
      related incidents;similar incidents;previous incidents;recurrence;Ähnliche Vorfälle;Incidents similaires;\
      Incidentes relacionados;Incidentes similares;関連インシデント;类似事件
      """
    ),
    (
      "openQuestions",
      """
      open questions;questions;unanswered questions;questions for follow up;outstanding questions;remaining questions;\
      unknowns;Offene Fragen;Questions ouvertes;Preguntas abiertas;Perguntas em aberto;未解決の質問;未解決事項;待解决问题;遗留问题
      """
    ),
    (
      "services",
      """
      affected services;services affected;systems affected;affected systems;services impacted;affected components;\
      impacted services;components affected;service;services;impacted systems;Betroffene Dienste;Betroffene Systeme;\
      Services impactés;Services affectés;Servicios afectados;Sistemas afectados;Serviços afetados;影響サービス;\
      対象サービス;対象システム;受影响服务;受影响的服务;影响服务;受影响系统
      """
    ),
    ("severity", "severity;Schweregrad;Priorität;Gravité;Sévérité;Severidad;Gravedad;Severidade;重大度;深刻度;严重程度;级别"),
    ("status", "status;Statut;Estado;ステータス;状态"),
    ("date", "date;Datum;Fecha;Data;日付;日期"),
    ("durationStated", "duration;length;Dauer;Durée;Duración;Duração;所要時間;持续时间"),
    ("measures", "metrics;measures;stats;statistics;key metrics;key figures;numbers;Kennzahlen;統計;指标"),
    ("documentationUpdates", "documentation updates;documentation changes"),
    ("approvals", "approvals;sign-off;Freigabe;Approbations;Aprobaciones;Aprovações;承認;审批"),
  ]

  private static let values: [(path: String, words: String)] = [
    (
      "id",
      """
      incident id;incident number;incident no;incident nr;incident key;postmortem id;post-mortem id;pm id;\
      report id;report number;ticket number;Vorfallnummer;Vorfall-ID;Störungsnummer;Numéro d'incident;ID de l'incident;\
      ID del incidente;Número de incidente;ID do incidente;インシデントID;障害番号;事件编号;事故编号;故障编号;管理番号
      """
    ),
    (
      "date",
      """
      dato;datum;дата;날짜;date;incident date;date of incident;day;date of the incident;outage date;date of outage;event date;on;\
      date of occurrence;date occurred;incident day;Datum;Datum des Vorfalls;Tag;Date de l'incident;Date;Fecha;\
      Fecha del incidente;Data;Data do incidente;日付;発生日;障害発生日;日期;发生日期;事故日期;事件日期;故障日期
      """
    ),
    (
      "window",
      """
      when;date and time;date/time;time;period;incident window;impact window;outage window;impact period;\
      time of incident;time of outage;outage time;incident time;time frame;timeframe;incident period;time window;\
      time range;affected period;Zeitraum;Zeit;Wann;Ausfallzeitraum;Période;Quand;Heure;Période d'impact;\
      Periodo;Cuándo;Hora;Fecha y hora;Período;Quando;Data e hora;影響期間;期間;発生期間;発生時間;障害期間;障害発生期間;\
      时间;影响时间;故障时间;事故时间;时间范围
      """
    ),
    (
      "startedAt",
      """
      start time;start;started;incident start;began;impact start;impact began;outage start;start of impact;starts;\
      time started;started at;incident began;start date;start of incident;impact started;outage began;outage started;\
      incident started;incident start time;occurred;occurred at;time of occurrence;start of outage;start datetime;\
      begin;beginning;start of incident;first impact;impact start time;date started;incident started at;time of start;\
      Beginn;Anfang;Start;Störungsbeginn;Beginn der Störung;Début;Début de l'incident;Heure de début;Début d'impact;\
      Inicio;Comienzo;Hora de inicio;Inicio del incidente;Início;Início do incidente;Hora de início;\
      発生日時;開始;開始日時;発生時刻;開始時刻;障害発生日時;障害発生;开始时间;发生时间;开始;起始时间;故障开始时间
      """
    ),
    (
      "endedAt",
      """
      end time;end;ended;incident end;impact end;impact ended;outage end;end of impact;time ended;ended at;ends;\
      end date;end of incident;outage ended;incident ended;incident end time;end of outage;until;impact end time;\
      finished;finish;date ended;Ende;Störungsende;Ende der Störung;Fin;Fin de l'incident;Heure de fin;Fin d'impact;\
      Hora de fin;Fin del incidente;Final;Fim;Fim do incidente;Término;Hora de término;\
      終了;終了日時;終了時刻;障害終了;结束时间;结束;故障结束时间
      """
    ),
    (
      "detectedAt",
      """
      detected;first detected;time detected;detected at;issue detected;noticed;first noticed;time of detection;\
      date detected;detection;discovered;first reported;reported;reported at;detected on;alerted;alert time;\
      incident detected;identified at;detection datetime;first alert;time reported;\
      Erkannt;Entdeckt;Erkannt um;Gemeldet;Détecté;Détecté à;Heure de détection;Detectado;Hora de detección;\
      Detecção;Hora de detecção;検知日時;検知時刻;検知;発見日時;覚知日時;发现时间;检测时间;报警时间
      """
    ),
    ("acknowledgedAt", "acknowledged;acknowledged at;time acknowledged;ack;acked;Bestätigt;响应时间;確認日時"),
    (
      "mitigatedAt",
      """
      mitigated;mitigated at;repaired;time mitigated;mitigation time;mitigation;fixed;fixed at;impact mitigated;\
      incident mitigated;date mitigated;contained;Entschärft;Atténué;Mitigado;緩和日時;暫定復旧日時;缓解时间
      """
    ),
    (
      "resolvedAt",
      """
      resolved;resolved at;time resolved;resolution time;recovered;restored;incident resolved;date resolved;\
      time of resolution;service restored;resolved on;recovered at;restored at;fully resolved;resolution datetime;\
      all clear;recovery time;resolvedwhen;Behoben;Gelöst;Behoben um;Wiederhergestellt;Résolu;Résolu à;\
      Heure de résolution;Rétabli;Resuelto;Hora de resolución;Resolvido;Hora de resolução;\
      復旧日時;復旧時刻;復旧;解決日時;解消日時;恢复时间;解决时间;修复时间
      """
    ),
    (
      "durationStated",
      """
      varighet;varaktighet;duur;durata;длительность;продолжительность;지속 시간;duration;total duration;outage duration;incident duration;downtime;total downtime;length;duration of impact;\
      total impact duration;length of outage;duration of incident;duration of outage;impact duration;outage length;\
      total outage time;total time;\
      incident length;length of incident;Dauer;Ausfalldauer;Gesamtdauer;Störungsdauer;Ausfallzeit;\
      Durée;Durée totale;Durée de l'incident;Durée d'indisponibilité;Duración;Duración total;Tiempo de inactividad;\
      Duração;Duração total;Tempo de inatividade;影響時間;継続時間;停止時間;障害時間;所要時間;ダウンタイム;\
      持续时间;影响时长;故障时长;持续时长;停机时间;总时长
      """
    ),
    (
      "measures.timeToResolve.stated",
      "time to resolve;time to resolution;ttr;time to recovery;time to recover;time to restore;mttr"
    ),
    (
      "measures.timeToDetect.stated",
      "time to detect;time to detection;ttd;mttd;detection delay;time until detection;検知時間"
    ),
    (
      "measures.timeToMitigate.stated",
      "time to mitigate;time to mitigation;ttm;mttm;time to repair"
    ),
    (
      "severity",
      """
      alvorlighetsgrad;allvarlighetsgrad;ernst;gravità;серьёзность;критичность;심각도;severity;severity level;sev;incident severity;severity rating;impact level;priority;severity/priority;\
      incident level;severity classification;Schweregrad;Priorität;Einstufung;Kritikalität;Gravité;Sévérité;Criticité;\
      Niveau de gravité;Severidad;Gravedad;Criticidad;Severidade;Gravidade;重大度;深刻度;重要度;障害レベル;\
      严重程度;级别;严重级别;事故级别;故障级别;故障等级;事故等级;优先级;严重性
      """
    ),
    (
      "status",
      """
      статус;상태;stato;status;state;document status;postmortem status;incident status;current status;review status;Stand;Statut;État;\
      Estado;Situação;ステータス;状態;状态;处理状态
      """
    ),
    (
      "authors",
      """
      av;forfatter;författare;auteur;autore;автор;авторы;작성자;author;authors;written by;owner;owners;postmortem owner;prepared by;created by;document owner;report author;\
      report prepared by;post-mortem owner;postmortem author;incident review owner;post mortem owner;pm owner;postmortem lead;writer;\
      report owner;rca owner;author(s);owner(s);by;posted by;Autor;Autoren;Verfasser;Autorin;Verfasst von;Erstellt von;\
      Auteur;Auteurs;Rédacteur;Rédigé par;Auteure;Autores;Redactado por;Escrito por;Elaborado por;\
      作成者;著者;記入者;執筆者;報告者;作者;撰写人;编写人;报告人;编写者
      """
    ),
    ("reviewers", "reviewer;reviewers;reviewed by;Prüfer;Relecteurs;Revisores;レビュアー;レビュー者;审核人"),
    (
      "services",
      """
      service;services;affected service;affected services;services affected;service affected;systems affected;\
      affected system;affected systems;services impacted;impacted services;impacted service;affected components;\
      affected component;components affected;component;components;system;systems;product;products affected;\
      Betroffene Dienste;Betroffener Dienst;Betroffene Systeme;Service impacté;Services impactés;Services affectés;\
      Servicios afectados;Servicio afectado;Sistemas afectados;Serviços afetados;Serviço afetado;影響サービス;\
      対象サービス;対象システム;受影响服务;影响服务;受影响系统;涉及服务
      """
    ),
    (
      "impact.users.count",
      """
      users affected;affected users;customers affected;affected customers;customers impacted;users impacted;\
      impacted users;impacted customers;number of users affected;number of affected users;\
      Betroffene Nutzer;Betroffene Kunden;Utilisateurs impactés;Clients impactés;Usuarios afectados;\
      Clientes afectados;Usuários afetados;Clientes afetados;影響ユーザー数;影響ユーザー;影响用户;影响用户数;受影响用户
      """
    ),
    (
      "impact.business.dataImpact", "data loss;Datenverlust;Perte de données;Pérdida de datos;Perda de dados;データ損失;数据丢失"
    ),
    (
      "cause.statement",
      """
      root cause;root causes;cause;causes;reason;identified root cause;Ursache;Grundursache;Cause racine;Causa raíz;\
      Causa raiz;原因;根本原因;根因
      """
    ),
    (
      "cause.trigger", "trigger;triggers;triggered by;trigger event;Auslöser;Déclencheur;Desencadenante;Gatilho;トリガー;触发"
    ),
    (
      "impactLine", "impact;user impact;customer impact;business impact;Auswirkung;Auswirkungen;Impacto;影響;影响;影響範囲;影响范围"
    ),
    (
      "detection.method",
      "detected by;detection method;how detected;discovered by;reported by;Erkannt durch;Détecté par;検知方法;发现方式"
    ),
    ("issueLink", "issue link;tracking issue;ticket;jira;jira ticket;incident ticket;issue tracker"),
    ("timeZone", "time zone;timezone;Zeitzone;Fuseau horaire;Zona horaria;Fuso horário;タイムゾーン;时区"),
    ("tags", "tags;labels;keywords"),
    (
      "roles.incident commander",
      """
      incident commander;ic;commander;incident lead;incident manager;incident owner;lead;Einsatzleiter;\
      Commandant d'incident;Comandante del incidente;インシデントコマンダー;事故指挥官
      """
    ),
    ("roles.technical lead", "technical lead;tech lead;tl;ops lead;operations lead"),
    ("roles.communications lead", "communications lead;comms lead;communication lead;comms"),
    ("roles.scribe", "scribe;notetaker;note taker"),
    (
      "roles.response team",
      """
      responders;responder;incident responders;team;response team;people involved;involved;incident team;\
      on-call;on call;oncall;respondents;Beteiligte;Intervenants;Involucrados;Envolvidos;対応者;担当者;处理人;负责人
      """
    ),
    ("meeting.attendees", "attendees;participants;present;Teilnehmer;Participants;Asistentes;Participantes;参加者;参与者"),
  ]
}
