import CanonicalJSON
import Governance
import Signing
import Sodium

/// Values that samples are made of: each well-formed, none of them found in any ledger.
enum Sample {
  struct Unreadable: Error {
    let text: String
  }

  static func id(_ text: String) throws -> Identifier {
    guard let id = Identifier(text) else { throw Unreadable(text: text) }
    return id
  }

  static func time(_ text: String) throws -> Timestamp {
    guard let time = Timestamp(text) else { throw Unreadable(text: text) }
    return time
  }

  static func digest(_ text: String) -> Digest { SHA256.hash(Array(text.utf8)) }

  static func key(_ seed: UInt8) throws -> PublicKey { try secretKey(seed).publicKey }

  /// The key whose seed is 32 times this byte.
  static func secretKey(_ seed: UInt8) throws -> SecretKey {
    var bytes = [UInt8](repeating: seed, count: 32)
    guard let key = try SecretKey(wipingSeed: &bytes) else { throw Unreadable(text: "seed") }
    return key
  }

  static func object<Value: JSONObject>(_ type: Value.Type, _ json: JSON) throws -> Value {
    try Value(canonical: try json.canonicalBytes(limits: .document), limits: .document)
  }

  static let plainRule: JSON = [
    "discussion": 0, "id": "ordinary", "lapse": 7_776_000, "least_window": 86_400,
    "longest_window": 1_209_600, "mover": "member", "open_within": 0, "opener": "proposer",
    "quorum": ["base": "seats", "fraction": "1/2", "strictly": true], "seconds": 0,
    "thresholds": [["base": "cast", "fraction": "1/2", "strictly": true]],
    "title": "Ordinary majority",
  ]

  static let fullRule: JSON = [
    "activity": ["meetings": 3, "polls": 2], "again": true, "casting_vote": true,
    "hearing": ["notice": 60],
    "chair_votes_if_decisive": true, "closes_when_all_voted": true,
    "closes_when_decided": 86_400, "discussion": 604_800, "final_ballots": true,
    "id": "special", "lapse": 7_776_000, "late_quorum": 86_400, "least_present": 3,
    "least_window": 604_800, "least_yes": 2, "longest_window": 1_209_600,
    "mover": "seat", "open_within": 604_800, "opener": "seats", "opening_seats": 3,
    "quorum": ["base": "active", "fraction": "1/2", "strictly": false],
    "proxies": ["cap": 2, "carriers": "seat", "for_quorum": true],
    "quorum_without_abstentions": true, "reconsider_within": 172_800,
    "record_date": 864_000,
    "recusal": [
      "from_base": true, "from_quorum": true, "interests": ["motion", "organization"],
      "own_organization": true,
    ],
    "seconds": 1,
    "thresholds": [
      ["base": "present", "fraction": "2/3", "strictly": false, "unless_notice": 1_209_600],
      [
        "base": "holders", "class": "sponsor", "fraction": "1/1", "strictly": false,
        "waived_if_empty": true,
      ],
    ],
    "title": "Two thirds, and every sponsor",
    "vetoes": [["noes": 3], ["class": "sponsor", "noes": 1, "with_reason": true]],
  ]

  static let consentRule: JSON = [
    "closes_when_all_voted": true, "discussion": 0, "id": "written", "lapse": 7_776_000,
    "least_window": 0, "longest_window": 1_209_600, "mover": "seat", "open_within": 0,
    "opener": "proposer", "quorum": ["base": "holders", "fraction": "1/1", "strictly": false],
    "seconds": 0, "thresholds": [["base": "holders", "fraction": "1/1", "strictly": false]],
    "title": "Written consent of all", "written_consent": true,
  ]

  static let cappedRule: JSON = [
    "discussion": 0, "id": "capped", "lapse": 7_776_000, "least_window": 86_400,
    "longest_window": 1_209_600, "mover": "member", "open_within": 0, "opener": "proposer",
    "group_cap": 2, "in_time": "cosigned", "organization_cap": 1,
    "quorum": ["base": "seats", "fraction": "1/2", "strictly": true],
    "seconds": 0, "thresholds": [["base": "cast", "fraction": "1/2", "strictly": true]],
    "title": "One vote for each organization",
  ]

  static let plainSeat: JSON = [
    "appoints": "body", "body": "board", "id": "board-1", "title": "Seat 1", "voting": true,
    "weight": 1,
  ]

  static let seats: [JSON] = [
    plainSeat,
    [
      "alternate": true, "appoints": "organization", "body": "board", "class": "sponsor",
      "holdover": true,
      "id": "board-2", "organization": "alpha", "term_months": 24, "title": "Seat 2",
      "voting": false, "weight": 1_000_000,
    ],
    [
      "appoints": "ex_officio", "body": "board", "id": "board-3", "office": "chair",
      "title": "The chair's seat", "voting": true, "weight": 2,
    ],
  ]

  static let plainBody: JSON = [
    "id": "board", "kind": "board", "rule": "ordinary", "title": "Governing board",
  ]

  static let meetingRules: [JSON] = [
    [
      "called_by": ["chair"], "notice": 0,
      "quorum": ["base": "holders", "fraction": "1/2", "strictly": false],
    ],
    [
      "called_by": ["secretary", "chair"], "calling_seats": 3, "notice": 604_800,
      "quorum": ["base": "seats", "fraction": "1/2", "strictly": true],
    ],
  ]

  static let bodies: [JSON] = [
    plainBody,
    [
      "classes": ["sponsor", "member"], "id": "members", "kind": "assembly",
      "meetings": meetingRules[0], "parent": "board", "rule": "ordinary",
      "rulings": ["appeal_within": 86_400], "title": "Members",
    ],
    [
      "id": "models", "kind": "working_group", "meetings": meetingRules[1], "parent": "board",
      "rule": "ordinary",
      "seat_cap": ["group": ["share": "1/4"], "on_breach": "leaves", "within": 2_592_000],
      "title": "Open models",
    ],
    [
      "id": "toc", "kind": "committee", "rule": "ordinary",
      "seat_cap": [
        "group": ["seats": 2], "on_breach": "stays", "organization": ["seats": 1],
      ],
      "title": "Technical oversight",
    ],
  ]

  static let powers: [JSON] = [
    ["act": "policy.adopt", "requires": [["body": "board", "rule": "ordinary"]]],
    [
      "act": "seat.fill",
      "requires": [
        ["body": "board", "rule": "special"], ["body": "members", "rule": "ordinary"],
      ],
      "retroactive": true, "scope": ["body": "board"],
    ],
    [
      "act": "power.change", "requires": [["body": "board", "rule": "special"]],
      "scope": ["act": "rule.change"],
    ],
    [
      "act": "policy.amend", "requires": [["body": "board", "rule": "special"]],
      "scope": ["policy": "cards"],
    ],
    [
      "act": "policy.amend", "delay": ["class": "member", "objections": 2, "span": 5_184_000],
      "requires": [["body": "board", "rule": "special"]],
    ],
    [
      "act": "policy.repeal", "delay": ["objections": 1, "span": 1],
      "requires": [["body": "board", "rule": "special"]], "reserved": true,
    ],
    [
      "act": "rule.change", "requires": [["body": "board", "rule": "special"]],
      "scope": ["rule": "special"],
    ],
  ]

  static let delegations: [JSON] = [
    [
      "acts": [["act": "policy.adopt"]], "from": "board", "id": "guidelines", "rule": "ordinary",
      "title": "Guidelines", "to": "models", "until": "2027-12-31T00:00:00Z",
    ],
    [
      "acts": [["act": "seat.fill", "scope": ["body": "models"]], ["act": "policy.amend"]],
      "countermand": ["waits": true, "within": 1_209_600], "from": "board", "id": "seats",
      "rule": "ordinary", "title": "Seats", "to": "models", "until": "2027-12-31T00:00:00Z",
    ],
    [
      "acts": [["act": "policy.amend", "scope": ["policy": "cards"]]],
      "countermand": ["within": 1], "from": "board", "id": "cards", "rule": "ordinary",
      "title": "Cards", "to": "models", "until": "2027-12-31T00:00:00Z",
    ],
  ]

  static let parameters: JSON = [
    "accept_within": 7_776_000, "entries_per_day": 1000, "founders_share": "2/3",
    "key_delay": 259_200, "key_recovery": 2, "mandate_longest": 86_400,
  ]

  static let offices: [JSON] = [
    [
      "body": "board", "duty": "chair", "id": "chair",
      "line": [["seat": "board-1"], ["person": "alpha-rep"]], "title": "Chair",
    ],
    ["duty": "secretary", "id": "secretary", "line": [], "title": "Secretary"],
  ]

  /// A charter with every field that there is; its rules need not make sense.
  static func fullCharter() throws -> JSON {
    [
      "appointments": [["person": "alpha-rep", "post": "board-1"]], "bodies": .array(bodies),
      "classes": [["id": "sponsor", "title": "Sponsors"]], "format": "gavel-charter-v1",
      "founders": [
        [
          "class": "sponsor", "id": "alpha", "key": .string(try key(1).base64),
          "principal": "alpha-rep", "title": "Alpha Labs",
        ]
      ],
      "offices": .array(offices), "parameters": parameters, "powers": .array(powers),
      "rules": [plainRule, fullRule], "seats": .array(seats),
      "text": .string(digest("articles").hex), "title": "Example Alliance",
    ]
  }
}
