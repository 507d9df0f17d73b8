Feature: A session begins with nothing and ends with all of it

  Setting SAVING or RESUMING begins a session. What an earlier one left behind is
  not in it, and what a driver cannot send ahead comes at its end.

  @clause:window-fresh
  Rule: A new session shows nothing of the old one

    Scenario Outline: "<device>" gives the same stream after a session that was broken off
      Given a running guest with device "<device>"
      And the VMM has read the stream of "<device>" in stop-and-copy to its end
      And the VMM has broken off a second session of "<device>" with all its data unread
      When the VMM reads the stream of "<device>" in a third session
      Then the third stream of "<device>" equals the first

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

  @clause:window-precopy-none
  Rule: What is not logged is not sent ahead

    Scenario Outline: "<device>" has no more for pre-copy, whatever it does
      Given a running guest with device "<device>"
      And the VMM has moved "<device>" to pre-copy
      And the VMM has read "<device>" until there is nothing at the moment
      When the guest uses "<device>"
      Then "<device>" has no data to fetch

      Examples:
        | device |
        | zip0   |
        | vf0    |

  Rule: The end of a stopped device's stream is the end of the stream

    @clause:window-complete
    Scenario Outline: The stream of "<device>" is whole when it has come to its end
      Given a running guest with device "<device>"
      And the VMM has read the stream of "<device>" in stop-and-copy to its end
      When a destination VMM loads that stream into "<device>"
      Then "<device>" is running

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

    @clause:window-complete @clause:window-precopy-none
    Scenario Outline: What "<device>" gave in pre-copy alone is no whole stream
      Given a running guest with device "<device>"
      And the VMM has moved "<device>" to pre-copy
      And the VMM has read "<device>" until there is nothing at the moment
      When a destination VMM tries to load that stream into "<device>"
      Then the write fails

      Examples:
        | device |
        | zip0   |
        | vf0    |

    @clause:trans-honest
    Scenario Outline: "<device>" goes back to pre-copy and its stream can still be loaded
      Given a running guest with device "<device>"
      And the VMM has read the stream of "<device>" in stop-and-copy to its end
      And the VMM has let the guest go on with "<device>" in pre-copy
      And the VMM has read on to the end of "<device>" in stop-and-copy
      When a destination VMM loads that stream into "<device>"
      Then "<device>" is running

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |
