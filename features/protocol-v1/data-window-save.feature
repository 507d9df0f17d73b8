Feature: Migration data leave through a window, one segment at a time

  Reading one register makes a segment ready, reading another says that it was
  taken. A VMM that keeps the order can neither lose nor double a byte.

  @clause:window-save-order @clause:window-zero-stops @clause:window-complete
  Rule: The VMM asks, fetches and acknowledges

    Scenario Outline: A save of "<device>" keeps the order of the window
      Given a running guest with device "<device>"
      And the guest keeps "<device>" busy
      When the VMM saves "<device>"
      Then the VMM took each segment of "<device>" in the order of the window
      And the VMM asked "<device>" for no segment after zero

      Examples:
        | device |
        | zip0   |
        | nic0   |

  Rule: Asking twice does no harm

    @clause:window-repeat-pending
    Scenario Outline: pending_bytes of "<device>" can be read many times
      Given a running guest with device "<device>"
      And the VMM has moved "<device>" to stop-and-copy
      When the VMM reads pending_bytes of "<device>" 10 times
      Then every read gives the same number
      And the stream of "<device>" is still complete

      Examples:
        | device |
        | zip0   |
        | nic0   |

    @clause:window-stable
    Scenario Outline: A segment of "<device>" is described twice alike
      Given a running guest with device "<device>"
      And the VMM has moved "<device>" to stop-and-copy
      And the VMM has asked where a segment of "<device>" lies
      When the VMM asks where that segment of "<device>" lies again
      Then both answers are the same

      Examples:
        | device |
        | zip0   |
        | nic0   |

    @clause:window-pieces @clause:window-available
    Scenario Outline: A segment of "<device>" can be read in pieces
      Given a running guest with device "<device>"
      And the VMM has moved "<device>" to stop-and-copy
      And the VMM has asked where a segment of "<device>" lies
      When the VMM reads that segment of "<device>" byte by byte and as a whole
      Then both ways give the same bytes

      Examples:
        | device |
        | zip0   |
        | nic0   |

  Rule: A segment is taken when pending_bytes is read

    @clause:window-consumed
    Scenario: A segment that nobody read is not offered again
      Given a running guest with device "nic0"
      And the VMM has moved "nic0" to stop-and-copy
      And the VMM has asked where a segment of "nic0" lies
      When the VMM reads pending_bytes of "nic0" without taking the segment
      Then "nic0" offers the next segment

    @clause:window-carried-over
    Scenario Outline: A segment of "<device>" that is on its way survives the stop
      Given a running guest with device "<device>"
      And the VMM has moved "<device>" to pre-copy
      And the VMM has read a segment of "<device>" and has not taken it
      When the VMM stops the vCPUs and moves "<device>" to stop-and-copy
      Then the VMM reads the same bytes from the window of "<device>" again

      Examples:
        | device |
        | zip0   |
        | nic0   |
