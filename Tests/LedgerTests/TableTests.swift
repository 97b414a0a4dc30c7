import Governance
import Sodium
import Testing

@testable import Ledger

@Suite("Tables for spreadsheets") struct TableTests {
  private func cell(_ text: String) -> String {
    var table = Table(rows: "t")
    table.append([text, "next"])
    return String(decoding: table.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("plain", "plain"), ("a b", "a b"), ("1-2", "1-2"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""),
    (" a", "\" a\""), ("a ", "\"a \""), ("a;b", "\"a;b\""), ("a\nb", "\"a\nb\""), ("", ""),
  ]) func `a cell is quoted where a reader of tables needs it`(text: String, written: String) {
    #expect(cell(text) == "\(written),next\r\n")
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "=cmd|' /C calc'!A0", "-"])
  func `a cell that a spreadsheet would compute begins with an apostrophe`(text: String) {
    #expect(cell(text).hasPrefix("\"'\(text.first ?? "?")"))
  }

  /// A spreadsheet that goes by semicolons or tabs sees cells where we see one.
  @Test(arguments: [
    "x;=1+1", "x\t=1+1", "x\n=1+1", "x;;-1", ";@SUM(A1)", "x\";=1+1;\"", "x;\n=1", "=1;=2;=3",
    "x;\"=1+1\"", "x; =1+1",
  ]) func `whatever separator a spreadsheet goes by, no cell of its own is a formula`(
    text: String
  ) {
    let line = cell(text)
    for separator in [";", "\t"] as [Character] {
      for piece in line.split(whereSeparator: { $0 == separator || $0.isNewline }) {
        let seen = piece.drop { $0 == "\"" || $0 == " " }
        #expect(!"=+-@".contains(seen.first ?? "?"), "\(line)")
      }
    }
  }

  @Test func `what was attested of others has tables of its own`() throws {
    var register = MemoryRegister()
    let (early, late) = try (
      #require(Timestamp("2022-01-01T00:00:00Z")), #require(Timestamp("2022-02-01T00:00:00Z"))
    )
    let span = Interval(from: early, to: late)
    register.apply(
      .roster(
        Roster(
          id: id("partners"), title: "Of others", body: id("board"), inForce: span,
          motion: SHA256.hash([1]), endedBy: SHA256.hash([2]), attested: late, entry: 9)))
    register.apply(
      .rosterGroup(
        RosterGroup(
          roster: id("partners"), group: id("docs"), number: 2, title: "=Docs", kind: id("sig"),
          parent: id("ai"), inForce: span, entry: 7, closedEntry: 9)))
    let handle = try #require(Handle("Ann"))
    register.apply(
      .rosterPlace(
        RosterPlace(
          roster: id("partners"), group: id("docs"), handle: handle, role: id("lead"), number: 1,
          inForce: Interval(from: early), entry: 7)))
    let tables = Tables.all(of: register, keyEntries: [:])
    func rows(_ name: String) throws -> [String] {
      let table = try #require(tables.first { $0.name == name })
      return String(decoding: table.bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
    }
    #expect(
      try rows("rosters") == [
        "roster,title,body,from,to,motion,ended_by,attested,entry",
        "partners,Of others,board,\(early),\(late),\(SHA256.hash([1]).hex),"
          + "\(SHA256.hash([2]).hex),\(late),9",
      ])
    #expect(
      try rows("roster_groups") == [
        "roster,group,span,title,kind,parent,from,to,entry,closed_entry",
        "partners,docs,2,\"'=Docs\",sig,ai,\(early),\(late),7,9",
      ])
    #expect(
      try rows("roster_places") == [
        "roster,group,handle,role,span,from,to,entry,left_entry",
        "partners,docs,Ann,lead,1,\(early),,7,",
      ])
  }

  @Test func `documents have a table that tells who may read them and what became of them`() throws
  {
    var register = MemoryRegister()
    let time = try #require(Timestamp("2022-02-01T00:00:00Z"))
    let digests = (1...3).map { SHA256.hash([$0]) }
    register.apply(
      .namedDocument(
        NamedDocument(digest: digests[0], isSalted: false, body: id("board"), entry: 3)))
    register.apply(
      .namedDocument(
        NamedDocument(
          digest: digests[1], isSalted: true, body: id("board"), entry: 4, publishedBy: digests[2],
          published: time, redactedBy: digests[2], redacted: time)))
    let table = try #require(
      Tables.all(of: register, keyEntries: [:]).first { $0.name == "documents" })
    #expect(
      String(decoding: table.bytes, as: UTF8.self).split(separator: "\r\n").map(String.init) == [
        "digest,salted,access,entry,published_by,published,redacted_by,redacted",
        "\(digests[0].hex),no,body:board,3,,,,",
        "\(digests[1].hex),yes,public,4,\(digests[2].hex),\(time),\(digests[2].hex),\(time)",
      ])
  }

  private func rows(_ name: String, _ changes: [Change]) throws -> [String] {
    var register = MemoryRegister()
    for change in changes { register.apply(change) }
    let table = try #require(Tables.all(of: register, keyEntries: [:]).first { $0.name == name })
    return String(decoding: table.bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
  }

  private let digests = (1...4).map { SHA256.hash([$0]) }

  @Test func `consent agendas have a table of what stood on them and what was pulled`() throws {
    let rows = try rows(
      "consent_items",
      [
        .consentItem(
          ConsentItem(agenda: digests[0], motion: digests[1], version: 1, entry: 3)),
        .consentItem(
          ConsentItem(
            agenda: digests[0], motion: digests[2], version: 2, entry: 3, pulledBy: id("board-1"),
            puller: id("ibm-rep"))),
      ])
    #expect(
      rows == [
        "agenda,motion,version,entry,pulled_by,puller",
        "\(digests[0].hex),\(digests[1].hex),1,3,,",
        "\(digests[0].hex),\(digests[2].hex),2,3,board-1,ibm-rep",
      ])
  }

  @Test func `ratifications have a table of what was ratified by which motion`() throws {
    #expect(
      try rows(
        "ratifications",
        [.ratification(Ratification(event: digests[0], motion: digests[1], entry: 9))])
        == ["event,motion,entry", "\(digests[0].hex),\(digests[1].hex),9"])
  }

  @Test func `the courses of motions have a table of what bodies did with them`() throws {
    let time = try #require(Timestamp("2022-02-01T00:00:00Z"))
    let course = MotionCourse(
      motion: digests[0], madeVersion: 2, madeBy: digests[1], origin: digests[2],
      tabledBy: digests[3], postponedUntil: time, postponedBy: digests[1], referredTo: id("toc"),
      reportDue: time, referredBy: digests[2], reportedBy: digests[3], recommends: .amend)
    #expect(
      try rows("courses", [.motionCourse(course)]) == [
        "motion,made_version,made_by,origin,tabled_by,postponed_until,postponed_by,referred_to,"
          + "report_due,referred_by,reported_by,recommends,ended_by",
        "\(digests[0].hex),2,\(digests[1].hex),\(digests[2].hex),\(digests[3].hex),\(time),"
          + "\(digests[1].hex),toc,\(time),\(digests[2].hex),\(digests[3].hex),amend,",
      ])
  }

  @Test func `motions about motions have a table of what each is about`() throws {
    let subsidiary = SubsidiaryMotion(
      motion: digests[0], main: digests[1], version: 3, act: "motion.amend", degree: 1)
    #expect(
      try rows("subsidiary_motions", [.subsidiaryMotion(subsidiary)]) == [
        "motion,main,version,act,degree",
        "\(digests[0].hex),\(digests[1].hex),3,motion.amend,1",
      ])
  }

  @Test func `formalities that were met have a table of by whom, and until when`() throws {
    let time = try #require(Timestamp("2022-02-01T00:00:00Z"))
    let dues = Fulfilment(
      id: digests[0], formality: id("dues"), organization: id("ibm"), attester: id("meta-rep"),
      met: time, entry: 7, until: time.adding(60), lapsed: time.adding(30), lapsedBy: digests[1],
      reason: digests[2])
    let briefing = Fulfilment(
      id: digests[3], formality: id("briefing"), person: id("ibm-rep"), document: digests[2],
      attester: id("ibm-rep"), met: time, entry: 8)
    #expect(
      try rows("fulfilments", [.fulfilment(dues), .fulfilment(briefing)]) == [
        "fulfilment,formality,organization,person,document,attester,met,entry,until,lapsed,"
          + "lapsed_by,reason",
        "\(digests[0].hex),dues,ibm,,,meta-rep,\(time),7,\(time.adding(60)),\(time.adding(30)),"
          + "\(digests[1].hex),\(digests[2].hex)",
        "\(digests[3].hex),briefing,,ibm-rep,\(digests[2].hex),ibm-rep,\(time),8,,,,",
      ])
  }
}
