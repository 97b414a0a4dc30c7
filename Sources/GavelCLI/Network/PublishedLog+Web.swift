internal import Ledger
internal import NetworkMessages

extension PublishedLog {
  /// One that a web server publishes.
  ///
  /// - Throws: `ProgramError.network` from each reading where there is no answer, or another one than the file or
  ///   that it is not there.
  convenience init(at place: WebPlace, by program: NetworkProgram) {
    self.init(place.text) { path, limit in
      let url = "\(place.text)/\(path)"
      switch try program.fetch(HTTPRequest(.get, url, limit: limit, seconds: 60)) {
      case .failure(let reason): throw ProgramError.network(place: url, reason: reason)
      case .response(200, _, let body): return body
      case .response(404, _, _), .response(410, _, _): return nil
      case .response(let status, _, _):
        throw ProgramError.network(place: url, reason: "it answers with the status \(status)")
      }
    }
  }
}
